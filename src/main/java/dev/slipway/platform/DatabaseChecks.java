package dev.slipway.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a database that forgets what it acknowledged: a lost intent row is a GPU nobody knows of.
 */
@ApplicationScoped
public class DatabaseChecks {
    private static final int OLDEST = 150000;

    private final boolean vouched;

    public DatabaseChecks(
            @ConfigProperty(name = "slipway.database.durability-vouched", defaultValue = "false")
                    boolean vouched) {
        this.vouched = vouched;
    }

    /** The service must not run on this; the message says what, why and what to do. */
    public static class RefusedException extends RuntimeException {
        public RefusedException(String message) {
            super(message);
        }
    }

    /**
     * @throws RefusedException for a server that is too old or not durable
     */
    public void run(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            int version = Integer.parseInt(show(statement, "server_version_num"));
            if (version < OLDEST) {
                throw new RefusedException(
                        "PostgreSQL %s is too old: Slipway needs 15 or newer."
                                .formatted(show(statement, "server_version")));
            }
            refuseOff(statement, "fsync");
            refuseOff(statement, "synchronous_commit");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    private void refuseOff(Statement statement, String setting) throws SQLException {
        if (!vouched && "off".equals(show(statement, setting))) {
            throw new RefusedException(
                    ("The database runs with %s=off: after a power cut it may have forgotten what it"
                                    + " acknowledged, and Slipway would lose track of things that cost money."
                                    + " Turn it on, or set slipway.database.durability-vouched=true when the"
                                    + " storage below is durable all the same.")
                            .formatted(setting));
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
