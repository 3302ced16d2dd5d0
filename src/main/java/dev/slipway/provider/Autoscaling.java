package dev.slipway.provider;

/**
 * Replicas of a deployment. {@code 0/0} means stopped and not billed; {@code min 0} with a higher
 * max is refused by Together.
 *
 * @param metric such as {@code inflight_requests}; null leaves the provider's
 * @param target value of the metric per replica; null leaves the provider's
 */
public record Autoscaling(int minReplicas, int maxReplicas, String metric, Integer target) {
    public static final Autoscaling STOPPED = new Autoscaling(0, 0, null, null);
}
