package dev.slipway.cost;

import dev.slipway.platform.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;

/**
 * Keeps every amount. Call it in the transaction that saves what caused it, so none counts twice.
 */
@ApplicationScoped
public class Ledger implements PanacheRepositoryBase<CostEntry, String> {
    private final Ids ids;

    public Ledger(Ids ids) {
        this.ids = ids;
    }

    public void record(Spent spent) {
        if (spent.usd().signum() == 0) {
            return;
        }
        CostEntry entry = new CostEntry();
        entry.id = ids.next("cost");
        entry.projectId = spent.project().value();
        entry.subject = spent.subject();
        entry.kind = spent.kind();
        entry.usd = spent.usd();
        entry.fromAt = spent.from();
        entry.toAt = spent.to();
        persist(entry);
    }

    /** All that one record cost, in US dollars. */
    public BigDecimal of(String subject) {
        return sum(list("subject", subject));
    }

    private static BigDecimal sum(List<CostEntry> entries) {
        return entries.stream()
                .map(entry -> entry.usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }
}
