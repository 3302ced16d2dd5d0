package dev.slipway.deployment.sweep;

import dev.slipway.provider.Generation;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A finding of the sweep as callers see it.
 *
 * @param why the finding in words
 * @param kind {@code endpoint}, {@code deployment}, {@code model}, {@code fine-tune}, {@code
 *     upload}
 * @param name what it was named by us
 * @param subject the record that wanted it; null when nobody knows
 * @param usdPerHour for its replicas as last seen; null when it has no price per hour
 * @param usdSinceSeen from the first sight on
 * @param action what was last done about it, or why nothing is
 * @param problem why the provider did not do that; null when it did
 * @param wish what a person decided, {@code DELETE} or {@code KEEP}; null when nobody did
 */
public record OrphanView(
        String id,
        OrphanState state,
        Finding finding,
        String why,
        String kind,
        Generation apiGeneration,
        String externalId,
        String endpointId,
        String name,
        String subject,
        String providerState,
        int replicas,
        String hardware,
        BigDecimal usdPerHour,
        BigDecimal usdSinceSeen,
        String action,
        String problem,
        String wish,
        Instant firstSeenAt,
        Instant lastSeenAt) {

    static OrphanView of(Orphan o) {
        return new OrphanView(
                o.id,
                o.state,
                o.finding,
                o.finding.words(),
                o.thing.word(),
                o.apiGeneration,
                o.externalId,
                o.parentId,
                o.name,
                o.subject,
                o.providerState,
                o.replicas,
                o.hardware,
                plain(o.usdPerHour),
                plain(o.usdTotal),
                o.action,
                o.problem,
                o.wish == null ? null : o.wish.name(),
                o.firstSeenAt,
                o.lastSeenAt);
    }

    private static BigDecimal plain(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal shorter = amount.stripTrailingZeros();
        return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
    }
}
