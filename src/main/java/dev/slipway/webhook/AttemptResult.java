package dev.slipway.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an attempt means for its delivery.
 *
 * @param nextAt null unless PENDING
 */
record AttemptResult(DeliveryState state, Instant nextAt, Answer answer) {

    /**
     * @param attempt from 1, the one that brought the answer
     * @param jitter 0 to 1
     */
    static AttemptResult of(int attempt, Answer answer, Instant now, double jitter) {
        if (answer.accepted()) {
            return new AttemptResult(DeliveryState.DELIVERED, null, answer);
        }
        Optional<Duration> wait = RetrySchedule.wait(attempt, answer.retryAfter(), jitter);
        if (answer.gone() || wait.isEmpty()) {
            return new AttemptResult(DeliveryState.FAILED, null, answer);
        }
        return new AttemptResult(DeliveryState.PENDING, now.plus(wait.get()), answer);
    }
}
