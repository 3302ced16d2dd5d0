package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void of_largeDataset_runsFasterButNeverSlowerThanUsual() {
        assertThat(Pace.of(60_000)).isEqualTo(30);
        // 40 MB: 30 million tokens, over 8 hours at the provider.
        assertThat(Pace.of(40_000_000)).isBetween(1_500.0, 3_000.0);
    }
}
