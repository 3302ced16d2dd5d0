package dev.slipway.cost;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.platform.ProjectId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Adds up what projects have spent and are bound to spend. */
@ApplicationScoped
class Spends {
    private final LedgerSums ledger;
    private final List<Spender> spenders;
    private final DatabaseFacts database;

    Spends(LedgerSums ledger, @All List<Spender> spenders, DatabaseFacts database) {
        this.ledger = ledger;
        this.spenders = spenders;
        this.database = database;
    }

    Spend of(ProjectId project) {
        Instant now = database.now();
        return of(project, now, burning(now));
    }

    Spend of(ProjectId project, Instant now, List<Burning> ofAll) {
        List<Burning> burning =
                ofAll.stream().filter(one -> one.project().equals(project)).toList();
        BigDecimal due =
                burning.stream().map(Burning::dueUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Spend(
                Spend.monthOf(now),
                ledger.since(project, Spend.begin(Spend.monthOf(now))),
                due,
                ledger.all(project).add(due),
                burning);
    }

    List<Burning> burning(Instant now) {
        return spenders.stream().flatMap(spender -> spender.burning(now).stream()).toList();
    }
}
