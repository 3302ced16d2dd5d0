package dev.slipway.lifecycle;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Refuses times that do not fit together: with some of them two owners would act at once, with
 * others a paid thing would be made twice.
 */
@ApplicationScoped
class EngineChecks implements DatabaseStart.AfterMigration {
    private static final int RENEWALS = 3;
    private static final int MARGIN = 10;
    private static final int CALLS = 2;

    private final EngineConfig config;

    EngineChecks(EngineConfig config) {
        this.config = config;
    }

    @Override
    public void prepare() {
        Duration renewals = config.renewEvery().multipliedBy(RENEWALS);
        require(
                atMost(renewals, config.lease()),
                "slipway.engine.renew-every=%s must fit %d times into slipway.engine.lease=%s, or one"
                        + " slow renewal loses the lease",
                config.renewEvery(),
                RENEWALS,
                config.lease());
        require(
                config.trust().isPositive()
                        && atMost(config.trust().plus(config.renewEvery()), config.lease()),
                "slipway.engine.trust=%s must be more than 0 and, with slipway.engine.renew-every=%s,"
                        + " less than slipway.engine.lease=%s, or no provider is ever called",
                config.trust(),
                config.renewEvery(),
                config.lease());
        Duration call = Duration.ofSeconds(config.effects().callSeconds());
        require(
                call.isPositive(),
                "slipway.engine.effects.call-seconds=%s must be at least 1",
                call.toSeconds());
        require(
                atMost(call.multipliedBy(CALLS), config.longestWork()),
                "slipway.engine.longest-work=%s must be at least %d times"
                        + " slipway.engine.effects.call-seconds=%s, or work that only waits for a"
                        + " provider is taken from its worker",
                config.longestWork(),
                CALLS,
                call.toSeconds());
        // A tenth for clocks and queues between us and the provider.
        Duration least = call.plus(config.effects().listLag()).plus(call.dividedBy(MARGIN));
        require(
                atMost(least, config.effects().quarantine()),
                "slipway.engine.effects.quarantine=%s must be at least %s: call-seconds, list-lag and"
                        + " a tenth of call-seconds; sooner, a create whose answer was lost may still"
                        + " arrive, and its repeat would pay twice",
                config.effects().quarantine(),
                least);
        require(
                config.effects().probeEvery().isPositive(),
                "slipway.engine.effects.probe-every=%s must be more than 0",
                config.effects().probeEvery());
    }

    private static boolean atMost(Duration one, Duration other) {
        return one.compareTo(other) <= 0;
    }

    private static void require(boolean fits, String why, Object... values) {
        if (!fits) {
            throw new RefusedException("Unsafe settings: " + why.formatted(values) + ".");
        }
    }
}
