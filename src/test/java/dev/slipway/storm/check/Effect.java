package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.List;

/** A row of {@code effect}, as far as the checks need it. */
record Effect(String token, String subject, String kind, String state, String externalId) {

    static List<Effect> all(Evidence evidence) throws SQLException {
        return new Rows(evidence.database())
                .list(
                        "SELECT token, subject, kind, state, external_id FROM effect",
                        row ->
                                new Effect(
                                        row.getString("token"),
                                        row.getString("subject"),
                                        row.getString("kind"),
                                        row.getString("state"),
                                        row.getString("external_id")));
    }

    /** Somebody answers for what it made. */
    boolean owned() {
        return state.equals("CONFIRMED") || state.equals("HANDED_OVER");
    }
}
