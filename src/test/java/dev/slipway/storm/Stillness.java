package dev.slipway.storm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** When a storm is over: nothing is on its way any more. */
final class Stillness {
    /** Where nothing more happens by itself. */
    static final Set<String> ENDS = Set.of("FAILED", "REJECTED", "CANCELLED", "RETIRED", "HELD");

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

    /** Whether it came in time. */
    boolean await(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        int still = 0;
        while (still < LOOKS && until - System.nanoTime() > 0) {
            still = jobs.over() && moving().isEmpty() && busy() == 0 ? still + 1 : 0;
            Waiting.pause(LOOK);
        }
        return still >= LOOKS;
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
