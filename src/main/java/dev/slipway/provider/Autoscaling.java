package dev.slipway.provider;

import java.time.Duration;

/**
 * Replicas of a deployment. {@code 0/0} means stopped and not billed; {@code min 0} with a higher
 * max is refused by Together.
 *
 * @param metric what drives the number of replicas; null leaves the provider's
 * @param windows how fast it follows; null leaves the provider's
 */
public record Autoscaling(int minReplicas, int maxReplicas, Metric metric, Windows windows) {
    public static final Autoscaling STOPPED = new Autoscaling(0, 0, null, (Windows) null);

    /**
     * With the provider's windows.
     *
     * @param metric such as {@code inflight_requests}; null leaves the provider's
     * @param target value of the metric; null leaves the provider's
     */
    public Autoscaling(int minReplicas, int maxReplicas, String metric, Integer target) {
        this(
                minReplicas,
                maxReplicas,
                metric == null ? null : new Metric(metric, target, null),
                (Windows) null);
    }

    /**
     * @param name such as {@code inflight_requests} or {@code ttft}
     * @param target per replica, in percent or absolute, as the metric is; null leaves the
     *     provider's
     * @param percentile {@code p50}, {@code p90}, {@code p95} or {@code p99}, for latencies only;
     *     null leaves the provider's
     */
    public record Metric(String name, Integer target, String percentile) {}

    /**
     * Any may be null, which leaves the provider's.
     *
     * @param scaleUp how long more must be needed before replicas are added
     * @param scaleDown how long fewer must be enough before replicas go
     * @param scaleToZero how long nothing must be asked before the deployment stops
     */
    public record Windows(Duration scaleUp, Duration scaleDown, Duration scaleToZero) {}
}
