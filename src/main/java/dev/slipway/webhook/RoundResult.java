package dev.slipway.webhook;

import java.time.Duration;

/**
 * What became of the deliveries of one round.
 *
 * @param retryAfter the longest wait that an answer asked for, not bounded; null for none
 * @param gone an answer was 410
 */
record RoundResult(int delivered, int failed, Duration retryAfter, boolean gone) {
    static final RoundResult NOTHING = new RoundResult(0, 0, null, false);

    RoundResult plus(Answer answer) {
        Duration asked = answer.retryAfter();
        boolean longer = asked != null && (retryAfter == null || asked.compareTo(retryAfter) > 0);
        return new RoundResult(
                delivered + (answer.accepted() ? 1 : 0),
                failed + (answer.accepted() ? 0 : 1),
                longer ? asked : retryAfter,
                gone || answer.gone());
    }
}
