package dev.slipway.storm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** When a storm is over: nothing is on its way any more. */
final class Stillness {
    /** Where nothing more happens by itself. */
    static final Set<String> ENDS = Set.of("FAILED", "REJECTED", "CANCELLED", "RETIRED", "HELD");

    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final Duration PER_JOB = Duration.ofMillis(1500);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Looks in a row, since one record wakes another. */
    private static final int LOOKS = 4;

    private final DataSource database;
    private final Board board;
    private final Jobs jobs;
    private final List<Job> plan;

    Stillness(DataSource database, Board board, Jobs jobs, List<Job> plan) {
        this.database = database;
        this.board = board;
        this.jobs = jobs;
        this.plan = plan;
    }

    /** Whether it came before nothing moved for so long. */
    boolean await(Duration standing) {
        int[] still = {0};
        return reached(
                standing,
                at -> {
                    still[0] = at.isEmpty() ? still[0] + 1 : 0;
                    return still[0] >= LOOKS;
                });
    }

    /** Whether it is so, or everything still, before nothing moved for so long. */
    boolean awaitOr(Duration standing, BooleanSupplier other) {
        return reached(standing, at -> other.getAsBoolean() || at.isEmpty());
    }

    /** A machine may be slow: what counts is not how long it takes, but how long nothing moves. */
    private boolean reached(Duration standing, Predicate<Map<String, Integer>> end) {
        long atMost = AT_MOST.plus(PER_JOB.multipliedBy(plan.size())).toNanos();
        long begun = System.nanoTime();
        long moved = begun;
        Map<String, Integer> before = Map.of();
        while (true) {
            Map<String, Integer> now = underway();
            long at = System.nanoTime();
            moved = now.equals(before) ? moved : at;
            before = now;
            if (end.test(now)) {
                return true;
            }
            if (at - moved > standing.toNanos() || at - begun > atMost) {
                return false;
            }
            Waiting.pause(LOOK);
        }
    }

    /** Jobs, what their customers still ask for, and whatever else is between two states. */
    private Map<String, Integer> underway() {
        Map<String, Integer> all = moving();
        if (!jobs.over()) {
            all.put("customers", 1);
        }
        int busy = busy();
        if (busy != 0) {
            all.put("busy", busy);
        }
        return all;
    }

    /** Jobs on their way, by kind and place. */
    TreeMap<String, Integer> moving() {
        TreeMap<String, Integer> moving = new TreeMap<>();
        for (Job job : plan) {
            String at = board.of(job).map(Board.Place::word).orElse("NOWHERE");
            if (!ENDS.contains(at) && !job.kind().ends().contains(at)) {
                moving.merge(job.kind().word() + " " + at, 1, Integer::sum);
            }
        }
        return moving;
    }

    /** Effects, deployments and deliveries that are between two states. */
    private int busy() {
        try (Connection connection = database.getConnection();
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT (SELECT count(*) FROM effect WHERE state IN"
                                                + " ('ATTEMPTING','UNKNOWN','RELEASING'))"
                                                + " + (SELECT count(*) FROM deployment WHERE state IN"
                                                + " ('PLANNED','CREATING','STARTING','STOPPING','DELETING'))"
                                                + " + (SELECT count(*) FROM evaluation WHERE state IN"
                                                + " ('QUEUED','RUNNING'))"
                                                + " + (SELECT count(*) FROM webhook_delivery"
                                                + " WHERE state = 'PENDING')")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            return -1;
        }
    }
}
