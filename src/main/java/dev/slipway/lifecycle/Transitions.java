package dev.slipway.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The transition log, which is the outbox: written in the transaction that changes the record, read
 * in commit order. Readers wait for older transactions that still run, so none of their rows is
 * skipped.
 */
@ApplicationScoped
public class Transitions {
    /** Sent with each commit that holds a transition; a hint only. */
    public static final String CHANNEL = "slipway_event";

    private static final Logger LOG = Logger.getLogger(Transitions.class);
    private static final String COLUMNS =
            "xid::text AS xid, seq, id, project_id, kind, subject, move, from_state, to_state,"
                    + " reason, actor, data::text AS data, at";

    private final Sql sql;
    private final Ids ids;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;
    private final NothingLeft nothingLeft;

    public Transitions(
            Sql sql,
            Ids ids,
            ObjectMapper json,
            TransactionSynchronizationRegistry transactions,
            NothingLeft nothingLeft) {
        this.nothingLeft = nothingLeft;
        this.sql = sql;
        this.ids = ids;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * Saves the moves that {@code record} has made; call it in the transaction that saves the
     * record, behind whatever this says of its effects.
     *
     * @throws NothingLeft.StillOwnedException for an end while the record owns something at a
     *     provider; the transaction must roll back
     */
    public void save(Tracked<?> record) {
        nothingLeft.check(List.of(record));
        insert(record.drain().stream().map(n -> new Moved(record, n)).toList());
    }

    /**
     * As {@link #save} for many records, with one statement and one signal for each kind. Leaves
     * the moves in the records: a list that could not be saved is saved again one by one.
     */
    public void saveAll(Collection<? extends Tracked<?>> records) {
        nothingLeft.check(records);
        insert(
                records.stream()
                        .flatMap(record -> record.unsaved().stream().map(n -> new Moved(record, n)))
                        .toList());
    }

    private void insert(List<Moved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        sql.update(
                "INSERT INTO transition (id, project_id, kind, subject, move, from_state, to_state,"
                        + " reason, actor, data) SELECT id, project_id, kind, subject, move,"
                        + " from_state, to_state, reason, actor, data::jsonb"
                        + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS m (id, project_id, kind,"
                        + " subject, move, from_state, to_state, reason, actor, data)",
                texts(moves, m -> ids.next("evt")),
                texts(moves, m -> m.record.projectId),
                texts(moves, m -> m.record.kind()),
                texts(moves, m -> m.record.id),
                moves.stream().map(m -> m.noted.move()).toArray(Integer[]::new),
                texts(moves, m -> m.noted.from()),
                texts(moves, m -> m.noted.to()),
                texts(moves, m -> m.noted.reason()),
                texts(moves, m -> m.noted.actor().name()),
                texts(moves, m -> m.noted.data().toString()));
        moves.forEach(this::tell);
        moves.stream().map(m -> m.record.kind()).distinct().forEach(this::signal);
    }

    private record Moved(Tracked<?> record, Tracked.Noted noted) {}

    private static String[] texts(List<Moved> moves, Function<Moved, String> text) {
        return moves.stream().map(text).toArray(String[]::new);
    }

    private void tell(Moved moved) {
        Tracked.Noted n = moved.noted;
        CrashPoints.afterCommit(transactions, moved.record.kind() + ":" + n.to());
        LOG.infof(
                "%s %s -> %s: %s (%s)",
                moved.record.id,
                n.from() == null ? "new" : n.from(),
                n.to(),
                n.reason(),
                n.actor());
    }

    private void signal(String kind) {
        sql.list("SELECT pg_notify(?, ?)", row -> 0, CHANNEL, kind);
    }

    /**
     * Notes a change of something that has no state of its own, such as a key or a route.
     *
     * @param data what a subscriber may see
     */
    public void note(Change change, Object data) {
        sql.update(
                "INSERT INTO transition (id, project_id, kind, subject, move, to_state, reason,"
                        + " actor, data) VALUES (?,?,?,?, coalesce((SELECT max(move) FROM transition"
                        + " WHERE kind = ? AND subject = ?), 0) + 1, ?,?,?,?::jsonb)",
                ids.next("evt"),
                change.project().value(),
                change.kind(),
                change.subject(),
                change.kind(),
                change.subject(),
                change.what(),
                change.reason(),
                change.actor().name(),
                write(data));
        signal(change.kind());
    }

    /** At most {@code limit} rows behind {@code cursor}, oldest first, of all projects. */
    public List<TransitionRow> after(Cursor cursor, int limit) {
        // Ordered by the column: a bare xid would be the text that is selected, with 10 before 9.
        return sql.list(
                "SELECT "
                        + COLUMNS
                        + " FROM transition WHERE (xid, seq) > (?::xid8, ?)"
                        + " AND xid < pg_snapshot_xmin(pg_current_snapshot())"
                        + " ORDER BY transition.xid, seq LIMIT ?",
                this::row,
                cursor.xid(),
                cursor.seq(),
                limit);
    }

    /** The newest place a reader may start at and miss nothing that commits from now on. */
    public Cursor now() {
        return sql.first(
                        "SELECT xid::text AS xid, seq FROM transition"
                                + " WHERE xid < pg_snapshot_xmin(pg_current_snapshot())"
                                + " ORDER BY transition.xid DESC, seq DESC LIMIT 1",
                        row -> new Cursor(row.getString("xid"), row.getLong("seq")))
                .orElse(Cursor.START);
    }

    /** The whole history of one record, oldest first. */
    public List<TransitionRow> of(String projectId, String subject) {
        return sql.list(
                "SELECT "
                        + COLUMNS
                        + " FROM transition WHERE project_id = ? AND subject = ? ORDER BY seq",
                this::row,
                projectId,
                subject);
    }

    private TransitionRow row(ResultSet row) throws SQLException {
        try {
            return new TransitionRow(
                    new Cursor(row.getString("xid"), row.getLong("seq")),
                    row.getString("id"),
                    row.getString("project_id"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getInt("move"),
                    row.getString("from_state"),
                    row.getString("to_state"),
                    row.getString("reason"),
                    row.getString("actor"),
                    json.readTree(row.getString("data")),
                    Sql.instant(row, "at"));
        } catch (JsonProcessingException e) {
            throw new SQLException("A transition's data is not JSON", e);
        }
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write event data", e);
        }
    }
}
