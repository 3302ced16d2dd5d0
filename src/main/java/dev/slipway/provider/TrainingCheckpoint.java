package dev.slipway.provider;

import java.time.Instant;

/**
 * Weights that a fine-tune saved on its way. All but step may be null.
 *
 * @param type the provider's word, such as {@code Final Merged}
 */
public record TrainingCheckpoint(
        long step, Instant at, String type, String path, Registered registered) {

    /**
     * The same weights in the provider's registry, from where they can be deployed.
     *
     * @param objectId {@code ml_...}
     * @param revisionId {@code rv_...}; may be null
     */
    public record Registered(String objectId, String name, String revisionId) {}
}
