package dev.slipway.storm.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Has the database itself write down which session claimed, settled or guarded a work item, and
 * which attempted an effect: the service cannot lie about it, and keeps nothing for it. Sessions
 * are told apart by {@code ApplicationName} in each replica's JDBC URL.
 */
public final class Witness {
    private static final String SCRIPT = "/storm/witness.sql";

    private Witness() {}

    /** Call it once the service has migrated, before any fault; doing it again changes nothing. */
    public static void install(DataSource database) {
        try (InputStream script = Witness.class.getResourceAsStream(SCRIPT)) {
            new Rows(database).execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("The witness was not let in", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a session did to a work item.
     *
     * @param item kind and subject
     * @param act claim, guard, settle or finish
     * @param stolen seconds that the lease before still had to run at a claim; negative when over
     * @param lease seconds for which a claim holds by the database's clock
     */
    record Saw(
            long number,
            String writer,
            String item,
            long epoch,
            String act,
            double stolen,
            double lease) {}

    /** In the order in which they were committed for each item. */
    static List<Saw> work(DataSource database) throws SQLException {
        Rows rows = new Rows(database);
        if (!rows.has("storm.work")) {
            return List.of();
        }
        return rows.list(
                "SELECT n, writer, kind || ' ' || subject AS item, epoch, act,"
                        + " coalesce(stolen, -1) AS stolen, coalesce(lease, 0) AS lease"
                        + " FROM storm.work WHERE act <> 'attempt' ORDER BY n",
                row ->
                        new Saw(
                                row.getLong("n"),
                                row.getString("writer"),
                                row.getString("item"),
                                row.getLong("epoch"),
                                row.getString("act"),
                                row.getDouble("stolen"),
                                row.getDouble("lease")));
    }

    /** Names of the sessions that claimed work: the replicas that did some. */
    static Set<String> workers(DataSource database) throws SQLException {
        return work(database).stream()
                .filter(saw -> saw.act().equals("claim"))
                .map(Saw::writer)
                .collect(Collectors.toSet());
    }
}
