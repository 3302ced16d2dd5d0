package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A row of {@code effect}, as far as the checks need it.
 *
 * @param changed when it last was, on the database's clock
 */
record Effect(
        String token,
        String subject,
        String kind,
        String state,
        String externalId,
        Instant changed) {

    static List<Effect> all(Evidence evidence) throws SQLException {
        return new Rows(evidence.database())
                .list(
                        "SELECT token, subject, kind, state, external_id, updated_at FROM effect",
                        row ->
                                new Effect(
                                        row.getString("token"),
                                        row.getString("subject"),
                                        row.getString("kind"),
                                        row.getString("state"),
                                        row.getString("external_id"),
                                        row.getTimestamp("updated_at").toInstant()));
    }

    /** Somebody answers for what it made. */
    boolean owned() {
        return state.equals("CONFIRMED") || state.equals("HANDED_OVER");
    }
}
