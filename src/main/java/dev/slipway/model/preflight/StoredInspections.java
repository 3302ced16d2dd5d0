package dev.slipway.model.preflight;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Inspections in PostgreSQL, for a month, shared by all projects and replicas. */
@ApplicationScoped
class StoredInspections implements Inspections {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    StoredInspections(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<Inspection> find(Inspection.Key key) {
        return sql.first(
                        """
                        SELECT inspection FROM preflight_inspection
                        WHERE page = ? AND commit_sha = ? AND rules_version = ? AND asked = ?""",
                        row -> row.getString(1),
                        key.page(),
                        key.commit(),
                        key.rulesVersion(),
                        key.asked())
                .map(json -> JsonText.read(json, Inspection.class));
    }

    @Override
    public void keep(Inspection.Key key, Inspection inspection) {
        sql.update(
                "DELETE FROM preflight_inspection WHERE inspected_at < ?",
                clock.instant().minus(KEPT));
        sql.update(
                """
                INSERT INTO preflight_inspection
                    (page, commit_sha, rules_version, asked, inspection, inspected_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT ON CONSTRAINT preflight_inspection_pk DO NOTHING""",
                key.page(),
                key.commit(),
                key.rulesVersion(),
                key.asked(),
                JsonText.write(inspection),
                clock.instant());
    }
}
