package dev.slipway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.Activity;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final Traffic traffic = new Traffic();

    @Test
    void drain_givesTheLatestUseOfEach_once() {
        traffic.used("acme/a");
        long between = System.nanoTime();
        traffic.used("acme/a");
        traffic.used("acme/b");
        traffic.wanted("acme/c");
        traffic.wanted("acme/c");

        Activity.Seen seen = traffic.drain();

        assertThat(seen.used()).containsOnlyKeys("acme/a", "acme/b");
        assertThat(seen.used().get("acme/a") - between).isNotNegative();
        assertThat(seen.wanted()).containsExactly("acme/c");
        assertThat(traffic.drain().used()).isEmpty();
        assertThat(traffic.drain().wanted()).isEmpty();
    }
}
