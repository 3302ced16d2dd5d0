package dev.slipway.cost;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.lifecycle.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the caller's project spent. */
@Path("/api/v1/costs")
@Requires(Role.VIEWER)
class CostResource {
    private final Ledger ledger;
    private final Caller caller;

    CostResource(Ledger ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    /** Amounts in US dollars. {@code bySubject}: what each fine-tune and deployment cost so far. */
    record Costs(
            BigDecimal totalUsd,
            Map<String, BigDecimal> byKind,
            Map<String, BigDecimal> bySubject,
            Instant until) {}

    @GET
    public Costs costs() {
        List<CostEntry> entries = Tx.call(() -> ledger.of(caller.project()));
        return new Costs(
                Ledger.sum(entries),
                sums(entries, entry -> entry.kind),
                sums(entries, entry -> entry.subject),
                entries.isEmpty() ? null : entries.getLast().toAt);
    }

    private static Map<String, BigDecimal> sums(
            List<CostEntry> entries, java.util.function.Function<CostEntry, String> by) {
        return entries.stream()
                .collect(
                        Collectors.groupingBy(
                                by,
                                TreeMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), Ledger::sum)));
    }
}
