package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storm.check.Invariants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The short form of {@code ./slipway storm}; about three minutes. {@code -Dstorm=short} runs it.
 */
@EnabledIfSystemProperty(named = "storm", matches = "short")
class StormIT {
    private static final StormOptions SHORT = StormOptions.of(20_261_121, 40, 14, 2, 5);

    @Test
    void shortStorm_losesDoublesAndLeavesNothing() throws Exception {
        Report report = new Storm(SHORT, System.out).run(Invariants::check);

        assertThat(report.green()).as("see target/storm: %s", report.text()).isTrue();
    }
}
