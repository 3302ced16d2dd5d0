package dev.slipway.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * The one clock of the service, UTC. Leases do not use it: they live on database time. A storm sets
 * {@code SLIPWAY_CLOCK_OFFSET}, such as {@code PT-10M}, to show that.
 */
public class ClockProducer {

    @Produces
    @Singleton
    Clock clock() {
        String offset = System.getenv("SLIPWAY_CLOCK_OFFSET");
        return offset == null
                ? Clock.systemUTC()
                : Clock.offset(Clock.systemUTC(), Duration.parse(offset));
    }
}
