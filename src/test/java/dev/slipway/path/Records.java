package dev.slipway.path;

import dev.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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

    /** Another tenant with a key of its own, which no door of the service makes. */
    void addProject(String id, String key) {
        int secret = key.lastIndexOf('-') + 1;
        String publicId = key.substring(key.lastIndexOf('-', secret - 2) + 1, secret - 1);
        execute("INSERT INTO project (id, name) VALUES (?, ?)", id, id);
        execute(
                "INSERT INTO api_key (id, project_id, name, role, public_id, secret_hash, created_by)"
                        + " VALUES (?, ?, 'made by hand', 'OPERATOR', ?, sha256(?::bytea), 'test')",
                "key_" + id,
                id,
                publicId,
                key.substring(secret));
        column("SELECT pg_notify('slipway_event', 'key')");
    }

    void execute(String statement, Object... values) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String query, Reader<T> reader) {
        try (Connection connection = connect();
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
