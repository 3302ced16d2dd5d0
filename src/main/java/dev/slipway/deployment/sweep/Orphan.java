package dev.slipway.deployment.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.lifecycle.Tracked;
import dev.slipway.provider.Generation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** Something at the provider that carries our name and is not as our records want it. */
@Entity
@Table(name = "orphan")
class Orphan extends Tracked<OrphanState> {
    static final String KIND = "orphan";

    @Enumerated(EnumType.STRING)
    OrphanState state;

    @Enumerated(EnumType.STRING)
    Finding finding;

    @Enumerated(EnumType.STRING)
    @Column(name = "api_generation")
    Generation apiGeneration;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    Kind thing;

    @Column(name = "external_id")
    String externalId;

    @Column(name = "parent_id")
    String parentId;

    String name;

    /** The record that wanted it; null when nobody knows. */
    String subject;

    /** No record books what it costs: it has ended, or there was none. */
    boolean nobodys;

    @Column(name = "provider_state")
    String providerState;

    int replicas;
    String hardware;

    /** For its replicas as last seen; null when it has no price per hour. */
    @Column(name = "usd_per_hour")
    BigDecimal usdPerHour;

    /** Since it was first seen; what ran before is not in it. */
    @Column(name = "usd_total")
    BigDecimal usdTotal = BigDecimal.ZERO;

    @Column(name = "first_seen_at")
    Instant firstSeenAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    /** What was last done about it, or why nothing is. */
    String action;

    /** Why the provider did not do it; null when it did. */
    String problem;

    @Enumerated(EnumType.STRING)
    Wish wish;

    @Column(name = "wish_by")
    String wishBy;

    /** What a person decided. */
    enum Wish {
        DELETE,
        KEEP
    }

    @Override
    public OrphanState state() {
        return state;
    }

    @Override
    protected void state(OrphanState next) {
        state = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    Thing thing() {
        return new Thing(
                key(),
                parentId,
                name,
                new Thing.Vital(providerState, replicas > 0, replicas, hardware));
    }

    Thing.Key key() {
        return new Thing.Key(apiGeneration, thing, externalId);
    }

    @Override
    protected ObjectNode publicFacts() {
        ObjectNode facts = super.publicFacts();
        facts.put("finding", finding.name());
        facts.put("thing", thing.word());
        facts.put("generation", apiGeneration.name());
        facts.put("name", name);
        facts.put("externalId", externalId);
        facts.put("subject", subject);
        facts.put("usdPerHour", usdPerHour);
        facts.put("usdTotal", usdTotal);
        facts.put("action", action);
        return facts;
    }
}
