package dev.slipway.lifecycle;

import java.time.Instant;

/**
 * The saved record of one act at a provider.
 *
 * @param token its name there
 * @param attemptAt database time at which the last attempt was allowed; null before the first
 * @param externalId the provider's id once known
 * @param problem why it was refused, or the last trouble; null when none
 */
public record Effect(
        String id,
        String subject,
        String step,
        int generation,
        String token,
        EffectState state,
        int attempt,
        Instant attemptAt,
        Instant lastProbeAt,
        int absentProbes,
        String externalId,
        String problem) {}
