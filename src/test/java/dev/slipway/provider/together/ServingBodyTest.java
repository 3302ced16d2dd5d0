package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.Autoscaling.Metric;
import dev.slipway.provider.Autoscaling.Windows;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.DeploymentRequest.Options;
import dev.slipway.provider.DeploymentRequest.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingBodyTest {

    @Test
    void deployment_allOptions_areWrittenAsTheClientDeclaresThem() throws Exception {
        DeploymentRequest request =
                new DeploymentRequest(
                        "blue",
                        "ml_55",
                        null,
                        new Autoscaling(
                                1,
                                3,
                                new Metric("ttft", 250, "p95"),
                                new Windows(
                                        Duration.ZERO,
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(90))),
                        new Options(
                                "rv_2", true, new Placement(List.of("us-east", "eu-west"), true)));

        assertThat(json(ServingBody.deployment("proj_7", request)))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"name":"blue",
                                         "model":"projects/proj_7/models/ml_55/revisions/rv_2",
                                         "autoscaling":{"minReplicas":1,"maxReplicas":3,
                                           "scalingMetrics":[{"name":"ttft","target":250,
                                             "type":"METRIC_TARGET_TYPE_VALUE","percentile":"p95"}],
                                           "scaleUpWindow":"0s","scaleDownWindow":"300s",
                                           "scaleToZeroWindow":"5400s"},
                                         "enableLora":true,
                                         "placement":{"inline":{"regions":["us-east","eu-west"],
                                           "constraint":"ENFORCEMENT_REQUIRED"}}}
                                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "inflight_requests, AVERAGE_VALUE",
        "active_sessions, AVERAGE_VALUE",
        "throughput_per_replica, AVERAGE_VALUE",
        "gpu_utilization, UTILIZATION",
        "cache_hit_rate, UTILIZATION",
        "e2e_latency, VALUE"
    })
    void autoscaling_target_saysWhatItCounts(String metric, String type) {
        Map<String, Object> body = AutoscalingBody.of(new Autoscaling(1, 1, metric, 8));

        assertThat(json(body).at("/scalingMetrics/0/type").asText())
                .isEqualTo("METRIC_TARGET_TYPE_" + type);
    }

    @Test
    void autoscaling_noTarget_leavesTheProviders() {
        assertThat(json(AutoscalingBody.of(new Autoscaling(1, 2, "ttft", null))).toString())
                .isEqualTo(
                        "{\"minReplicas\":1,\"maxReplicas\":2,"
                                + "\"scalingMetrics\":[{\"name\":\"ttft\"}]}");
        assertThat(AutoscalingBody.of(Autoscaling.STOPPED))
                .containsOnlyKeys("minReplicas", "maxReplicas");
    }

    private static com.fasterxml.jackson.databind.JsonNode json(Object body) {
        return new ObjectMapper().valueToTree(body);
    }
}
