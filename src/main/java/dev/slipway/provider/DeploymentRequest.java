package dev.slipway.provider;

/**
 * A deployment to create: this is what costs money, per minute and ready replica.
 *
 * @param name bare
 * @param modelObjectId {@code ml_...}
 * @param config how to serve it; null lets the provider choose
 */
public record DeploymentRequest(
        String name, String modelObjectId, ServingConfig config, Autoscaling autoscaling) {}
