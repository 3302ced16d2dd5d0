package dev.slipway.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<String> running = ConcurrentHashMap.newKeySet();

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
     * The second way: runs whatever is overdue by two intervals, as when Quartz's rows are lost,
     * one after another.
     *
     * @return how many ran
     */
    public int runOverdue() {
        return (int) overdue().stream().filter(this::runOverdue).count();
    }

    /** As {@link #runOverdue()}, each beside the others, so that none waits for a slow one. */
    void startOverdue() {
        for (Duty duty : overdue()) {
            Thread.ofVirtual().name("duty-" + duty.name()).start(() -> runOverdue(duty));
        }
    }

    private List<Duty> overdue() {
        return duties.stream()
                .filter(duty -> !running.contains(duty.name()) && due(duty, late(duty)))
                .toList();
    }

    /** What goes wrong around one duty is nothing to the others. */
    private boolean runOverdue(Duty duty) {
        try {
            return runIfDue(duty, late(duty));
        } catch (RuntimeException | Error e) {
            LOG.warnf("Duty %s not looked at: %s", duty.name(), e);
            return false;
        }
    }

    private static Duration late(Duty duty) {
        return duty.every().multipliedBy(2);
    }

    private boolean runIfDue(Duty duty, Duration overdue) {
        if (!running.add(duty.name())) {
            return false;
        }
        try (DutyLock lock = DutyLock.tryHold(dataSource, duty.name(), SILENCE)) {
            return lock != null && due(duty, overdue) && run(duty);
        } catch (SQLException e) {
            throw new SqlFailedException(e);
        } finally {
            running.remove(duty.name());
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
        } catch (RuntimeException | Error e) {
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
