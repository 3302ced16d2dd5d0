package dev.slipway.provider.together;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.Autoscaling.Metric;
import dev.slipway.provider.Autoscaling.Windows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code autoscaling} of a V2 deployment, as Together's TypeScript client declares it. */
final class AutoscalingBody {
    private AutoscalingBody() {}

    static Map<String, Object> of(Autoscaling autoscaling) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("minReplicas", autoscaling.minReplicas());
        body.put("maxReplicas", autoscaling.maxReplicas());
        if (autoscaling.metric() != null) {
            body.put("scalingMetrics", List.of(metric(autoscaling.metric())));
        }
        Windows windows = autoscaling.windows();
        if (windows != null) {
            put(body, "scaleUpWindow", windows.scaleUp());
            put(body, "scaleDownWindow", windows.scaleDown());
            put(body, "scaleToZeroWindow", windows.scaleToZero());
        }
        return body;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", metric.name());
        if (metric.target() != null) {
            body.put("target", metric.target());
            body.put("type", "METRIC_TARGET_TYPE_" + type(metric.name()));
        }
        if (metric.percentile() != null) {
            body.put("percentile", metric.percentile());
        }
        return body;
    }

    /**
     * What the target counts: a percentage, an absolute measurement, or a measurement per replica.
     */
    private static String type(String metric) {
        return switch (metric) {
            case "gpu_utilization", "token_utilization", "cache_hit_rate" -> "UTILIZATION";
            case "ttft", "decoding_speed", "e2e_latency" -> "VALUE";
            default -> "AVERAGE_VALUE";
        };
    }

    private static void put(Map<String, Object> body, String field, Duration window) {
        if (window != null) {
            body.put(field, window.toSeconds() + "s");
        }
    }
}
