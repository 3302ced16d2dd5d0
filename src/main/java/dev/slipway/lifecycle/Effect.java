package dev.slipway.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * The saved record of one act at a provider.
 *
 * @param token its name there
 * @param attempt how often a create was allowed; what is PLANNED after the first surely does not
 *     exist
 * @param attempts when; nulls before the first
 * @param externalId the provider's id once known
 * @param asked what the last attempt asked for; null before the first and in rows of old releases
 * @param absence how often in a row it was looked for in vain
 * @param problem why it was refused, what is wrong with it, or the last trouble; null when none
 * @param owner who answers for it once it is HANDED_OVER; else null
 */
public record Effect(
        String id,
        String subject,
        String step,
        int generation,
        String kind,
        String token,
        EffectState state,
        int attempt,
        Instant createdAt,
        Attempts attempts,
        String externalId,
        Traits asked,
        Absence absence,
        String problem,
        String owner) {

    /**
     * Database times.
     *
     * @param at when the last attempt was allowed
     * @param unknownAt since when the outcome of it is unknown
     */
    public record Attempts(Instant at, Instant unknownAt) {
        /** Until when the request may have been on its way. */
        Instant last() {
            return unknownAt == null ? at : unknownAt;
        }
    }

    /**
     * Probes by name while it is UNKNOWN, looks by id later.
     *
     * @param times 0 when it was there at the last look
     * @param since of the first of them; null when none
     * @param last of the last that counted; null when none
     */
    public record Absence(int times, Instant since, Instant last) {

        boolean longEnough(int atLeast, Duration span, Instant now) {
            return times >= atLeast && since != null && !since.plus(span).isAfter(now);
        }
    }
}
