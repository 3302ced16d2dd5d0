package dev.slipway.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs duties that are due, each by one process at a time, under an advisory lock of the database.
 */
@ApplicationScoped
public class Duties {
    private static final Logger LOG = Logger.getLogger(Duties.class);

    /** So long a replica that sleeps in the middle of a duty keeps the others from it. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final List<Duty> duties;
    private final Sql sql;
    private final DataSource dataSource;

    public Duties(@All List<Duty> duties, Sql sql, DataSource dataSource) {
        this.duties = duties;
        this.sql = sql;
        this.dataSource = dataSource;
    }

    public List<Duty> all() {
        return duties;
    }

    /** Makes the rows that are missing, due now; an interval that changed takes hold. */
    public void register() {
        for (Duty duty : duties) {
            sql.update(
                    "INSERT INTO duty (name, due_at, every_s) VALUES (?, clock_timestamp(), ?)"
                            + " ON CONFLICT (name) DO UPDATE SET every_s = excluded.every_s",
                    duty.name(),
                    duty.every().toSeconds());
        }
    }

    /** Quartz rings: runs the duty when its row says it is due. */
    public boolean ring(String name) {
        return duties.stream()
                .filter(duty -> duty.name().equals(name))
                .anyMatch(duty -> runIfDue(duty, Duration.ZERO));
    }

    /**
     * The second way: runs whatever is overdue by two intervals, as when Quartz's rows are lost.
     *
     * @return how many ran
     */
    public int runOverdue() {
        int ran = 0;
        for (Duty duty : duties) {
            ran += runIfDue(duty, duty.every().multipliedBy(2)) ? 1 : 0;
        }
        return ran;
    }

    private boolean runIfDue(Duty duty, Duration overdue) {
        try (DutyLock lock = DutyLock.tryHold(dataSource, duty.name(), SILENCE)) {
            return lock != null && due(duty, overdue) && run(duty);
        } catch (SQLException e) {
            throw new SqlFailedException(e);
        }
    }

    private boolean due(Duty duty, Duration overdue) {
        return !sql.list(
                        "SELECT 1 FROM duty WHERE name = ?"
                                + " AND due_at + make_interval(secs => ?) <= clock_timestamp()",
                        row -> 1,
                        duty.name(),
                        (double) overdue.toSeconds())
                .isEmpty();
    }

    private boolean run(Duty duty) {
        String error = null;
        try {
            duty.run();
        } catch (RuntimeException e) {
            error = e.toString();
            LOG.warnf("Duty %s failed: %s", duty.name(), error);
        }
        sql.update(
                "UPDATE duty SET last_run_at = clock_timestamp(), last_error = ?,"
                        + " due_at = clock_timestamp() + make_interval(secs => every_s)"
                        + " WHERE name = ?",
                error,
                duty.name());
        return true;
    }
}
