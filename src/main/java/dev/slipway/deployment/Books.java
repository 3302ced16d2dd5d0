package dev.slipway.deployment;

import dev.slipway.cost.Ledger;
import dev.slipway.cost.Spent;
import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.model.CustomModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;

/** Money and effects of a deployment. */
@ApplicationScoped
class Books {
    private final Ledger ledger;
    private final EffectStore effects;
    private final Leases leases;
    private final DatabaseFacts database;

    Books(Ledger ledger, EffectStore effects, Leases leases, DatabaseFacts database) {
        this.ledger = ledger;
        this.effects = effects;
        this.leases = leases;
        this.database = database;
    }

    /** On the database's time: replicas that disagree about now would bill the same twice. */
    void bill(Deployment d) {
        Instant now = database.now();
        if (d.billedUntil == null) {
            d.billedUntil = now;
        } else if (now.isAfter(d.billedUntil)) {
            BigDecimal usd = Money.since(d, d.billedUntil, now);
            ledger.record(new Spent(d.project(), d.id, "serving", usd, d.billedUntil, now));
            d.billedUntil = now;
        }
    }

    /** From now on it may be idle. */
    void serves(Deployment d, CustomModel model) {
        leases.begin(d.id, IdleTime.of(model));
    }

    /** From now on nobody wants it; whoever meets it there may take it away. */
    void releasing(Deployment d) {
        effects.of(d.id).forEach(effects::releasing);
    }

    void released(Deployment d) {
        effects.of(d.id).stream()
                .filter(effect -> effect.externalId() != null)
                .forEach(effects::released);
    }

    void looked(Deployment d, boolean there) {
        if (there) {
            effects.seen(d.id);
        } else {
            effects.missed(d.id);
        }
    }
}
