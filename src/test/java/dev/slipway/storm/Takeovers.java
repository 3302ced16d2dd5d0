package dev.slipway.storm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** From the kill of an owner to the claim of each of its items by another. */
final class Takeovers {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DataSource database;
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unmeasured = new AtomicInteger();

    Takeovers(DataSource database) {
        this.database = database;
    }

    private record Item(String kind, String subject, long epoch) {}

    /** Measures from now on; call it right behind the kill. */
    void watch(String node) {
        long died = System.nanoTime();
        Thread.ofVirtual().start(() -> follow(node, died));
    }

    /**
     * Percentile {@code p}, 0 to 100, in milliseconds; what nobody took counts with two minutes. -1
     * when none was seen.
     */
    long percentile(int p) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? -1
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * p / 100));
    }

    int count() {
        return millis.size();
    }

    /** Kills whose items could not be read. */
    int unmeasured() {
        return unmeasured.get();
    }

    private void follow(String node, long died) {
        List<Item> left = new ArrayList<>();
        try {
            left.addAll(ownedBy(node));
            while (!left.isEmpty() && past(died).compareTo(LONGEST) < 0) {
                Waiting.pause(LOOK);
                left.removeIf(item -> taken(item, died));
            }
            left.forEach(item -> millis.add(LONGEST.toMillis()));
        } catch (SQLException e) {
            // The database was killed, too.
            unmeasured.incrementAndGet();
        }
    }

    private boolean taken(Item item, long died) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT epoch FROM work_item WHERE kind = ? AND subject = ?")) {
            query.setString(1, item.kind());
            query.setString(2, item.subject());
            ResultSet row = query.executeQuery();
            boolean taken = !row.next() || row.getLong(1) > item.epoch();
            if (taken) {
                millis.add(past(died).toMillis());
            }
            return taken;
        } catch (SQLException e) {
            // The database is away, and nobody takes anything: the time counts.
            return false;
        }
    }

    private List<Item> ownedBy(String node) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT kind, subject, epoch FROM work_item"
                                        + " WHERE lease_owner = ?")) {
            query.setString(1, node);
            ResultSet rows = query.executeQuery();
            List<Item> items = new ArrayList<>();
            while (rows.next()) {
                items.add(new Item(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
            return items;
        }
    }

    private static Duration past(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
