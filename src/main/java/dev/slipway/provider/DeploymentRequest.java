package dev.slipway.provider;

import java.util.List;

/**
 * A deployment to create: this is what costs money, per minute and ready replica.
 *
 * @param name bare
 * @param modelObjectId {@code ml_...}
 * @param config how to serve it; null lets the provider choose
 */
public record DeploymentRequest(
        String name,
        String modelObjectId,
        ServingConfig config,
        Autoscaling autoscaling,
        Options options) {

    /** The model's latest revision, without adapters, wherever there is room. */
    public DeploymentRequest(
            String name, String modelObjectId, ServingConfig config, Autoscaling autoscaling) {
        this(name, modelObjectId, config, autoscaling, Options.NONE);
    }

    /**
     * @param revisionId {@code rv_...}; null for the latest at the time of creation
     * @param lora whether adapters can be attached while it runs
     * @param placement null for wherever there is room; fixed once created
     */
    public record Options(String revisionId, boolean lora, Placement placement) {
        public static final Options NONE = new Options(null, false, null);
    }

    /**
     * @param required false: elsewhere, too, when these regions have no room
     */
    public record Placement(List<String> regions, boolean required) {
        public Placement {
            regions = List.copyOf(regions);
        }
    }
}
