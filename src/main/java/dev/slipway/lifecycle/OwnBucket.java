package dev.slipway.lifecycle;

import dev.slipway.provider.RequestBudget.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A bucket of tokens that only this replica knows. Not thread-safe. */
final class OwnBucket {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final double perMilli;
    private final int most;
    private double tokens;
    private Instant at;

    OwnBucket(Allowance allowance, Instant now) {
        this.perMilli = allowance.perMinute() / MILLIS_PER_MINUTE;
        this.most = allowance.burst();
        this.tokens = most;
        this.at = now;
    }

    Optional<Duration> take(Instant now) {
        long millis = Math.max(0, Duration.between(at, now).toMillis());
        tokens = Math.min(most, tokens + millis * perMilli);
        at = at.isAfter(now) ? at : now;
        if (tokens < 1) {
            return Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli)));
        }
        tokens--;
        return Optional.empty();
    }
}
