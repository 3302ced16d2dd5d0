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
        return of(project, true, now, burning(now));
    }

    /** As much of it as the budget's limits ask for: all time is many rows. */
    Spend of(Budget budget, Instant now, List<Burning> ofAll) {
        return of(budget.project(), !budget.total().none(), now, ofAll);
    }

    private Spend of(ProjectId project, boolean ever, Instant now, List<Burning> ofAll) {
        List<Burning> burning =
                ofAll.stream().filter(one -> one.project().equals(project)).toList();
        BigDecimal due =
                burning.stream().map(Burning::dueUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal month = ledger.since(project, Spend.begin(Spend.monthOf(now)));
        BigDecimal booked = ever ? ledger.all(project) : month;
        return new Spend(Spend.monthOf(now), month, due, booked.add(due), burning);
    }

    List<Burning> burning(Instant now) {
        return spenders.stream().flatMap(spender -> spender.burning(now).stream()).toList();
    }
}
