package dev.slipway.lifecycle;

import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What a person may know of a work item: how often it was looked at, and when it is next. */
@ApplicationScoped
public class WorkFacts {
    /**
     * Begins {@link Waiting#lastError} of what goes on by itself once a person has mended something
     * at the provider, such as our key or its balance there.
     */
    public static final String FOR_A_PERSON = "Waits for a person: ";

    private final Sql sql;

    WorkFacts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Work that is not done yet.
     *
     * @param attempt looks since the last progress
     * @param running a worker has it now
     * @param failures in a row, of the unexpected kind
     * @param lastError what the last look met; null when it went well
     * @param parkedReason not null: it was given up until a person wakes it
     */
    public record Waiting(
            int attempt,
            Instant dueAt,
            boolean running,
            int failures,
            String lastError,
            String parkedReason) {

        /** Whether it does not go on well without a person; a retry wakes it then. */
        public boolean needsPerson() {
            return parkedReason != null || lastError != null && lastError.startsWith(FOR_A_PERSON);
        }
    }

    /** Empty when nothing is to be done for it. */
    public Optional<Waiting> of(ProjectId project, String kind, String subject) {
        return sql.first(
                "SELECT attempt, due_at, coalesce(lease_until > clock_timestamp(), false) AS running,"
                        + " failures, last_error, parked_reason FROM work_item"
                        + " WHERE project_id = ? AND kind = ? AND subject = ?",
                row ->
                        new Waiting(
                                row.getInt("attempt"),
                                Sql.instant(row, "due_at"),
                                row.getBoolean("running"),
                                row.getInt("failures"),
                                row.getString("last_error"),
                                row.getString("parked_reason")),
                project.value(),
                kind,
                subject);
    }
}
