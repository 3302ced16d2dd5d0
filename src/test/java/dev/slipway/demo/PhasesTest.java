package dev.slipway.demo;

import static dev.slipway.demo.Events.fineTune;
import static dev.slipway.demo.Events.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesTest {
    @Test
    void of_wholePath_addsUpTheStaysOfEachPhaseInOrder() {
        Map<String, Duration> phases =
                Phases.of(
                        List.of(
                                fineTune(0, null, "QUEUED"),
                                fineTune(1, "QUEUED", "CHECKING_DATA"),
                                fineTune(3, "CHECKING_DATA", "SUBMITTING"),
                                fineTune(4, "SUBMITTING", "TRAINING"),
                                model(14, null, "REGISTERED"),
                                fineTune(14, "TRAINING", "SUCCEEDED"),
                                model(15, "REGISTERED", "UPLOADED"),
                                model(15, "UPLOADED", "DEPLOYING"),
                                Events.event("deployment", "dep_1", "CREATING", "STARTING", 16),
                                model(30, "DEPLOYING", "READY"),
                                model(30, "READY", "EVALUATING"),
                                model(32, "EVALUATING", "APPROVED"),
                                model(35, "APPROVED", "LIVE")));
        assertThat(phases)
                .containsExactly(
                        Map.entry("data", Duration.ofSeconds(4)),
                        Map.entry("training", Duration.ofSeconds(10)),
                        Map.entry("deployment", Duration.ofSeconds(16)),
                        Map.entry("evaluation", Duration.ofSeconds(2)),
                        Map.entry("release", Duration.ofSeconds(3)));
    }

    @Test
    void of_nothing_isEmpty() {
        assertThat(Phases.of(List.of())).isEmpty();
    }
}
