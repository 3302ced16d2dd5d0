package dev.slipway.path;

import dev.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database holds, read past the service. */
record Records(TestDatabase database) {

    /** A change of state as it was committed. */
    record Move(String kind, String subject, int number, String from, String to, String commit) {}

    /** Moves of records with states, of each in the order of their numbers. */
    List<Move> moves() {
        return list(
                "SELECT kind, subject, move, from_state, to_state, xid::text FROM transition"
                        + " WHERE kind IN ('fine-tune', 'model', 'deployment', 'evaluation')"
                        + " ORDER BY kind, subject, move",
                row ->
                        new Move(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)));
    }

    /** The first column of the rows. */
    List<String> column(String query) {
        return list(query, row -> row.getString(1));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String query, Reader<T> reader) {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            List<T> out = new ArrayList<>();
            while (rows.next()) {
                out.add(reader.read(rows));
            }
            return out;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
