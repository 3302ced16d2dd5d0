package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storm.check.Invariants;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./slipway storm}; about four minutes. */
class StormIT {
    private static final StormOptions SHORT = StormOptions.of(20_261_121, 40, 14, 2, 5);

    @Test
    void shortStorm_losesDoublesAndLeavesNothing() throws Exception {
        Report report = new Storm(SHORT, System.out).run(Invariants::check);

        assertThat(report.green()).as("see target/storm: %s", report.text()).isTrue();
    }
}
