package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void fineTune_always_asksForTheWholePath() {
        JsonNode plan = Plan.fineTune("file_1", "suite-2").path("plan");
        assertThat(plan.at("/evaluate/suite").asText()).isEqualTo("suite-2");
        assertThat(plan.at("/evaluate/gate/min/exact").asDouble()).isEqualTo(0.7);
        assertThat(plan.at("/route/canary/weight").asInt()).isEqualTo(10);
        assertThat(plan.path("stopAt").asText()).isEqualTo("LIVE");
    }
}
