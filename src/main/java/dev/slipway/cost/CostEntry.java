package dev.slipway.cost;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** One amount as we saw it; never changed. */
@Entity
@Table(name = "cost_entry")
class CostEntry {
    @Id String id;

    @Column(name = "project_id")
    String projectId;

    String subject;
    String kind;
    BigDecimal usd;

    @Column(name = "from_at")
    Instant fromAt;

    @Column(name = "to_at")
    Instant toAt;
}
