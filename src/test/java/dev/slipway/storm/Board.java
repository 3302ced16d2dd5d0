package dev.slipway.storm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How far each job is, by its alias, read past the service about once a second. */
final class Board implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DataSource database;
    private final Thread reader;
    private volatile Map<String, Place> places = Map.of();

    Board(DataSource database) {
        this.database = database;
        this.reader = Thread.ofVirtual().start(this::look);
    }

    /**
     * Where a job is.
     *
     * @param fineTune null when it has none
     * @param state of the fine-tune
     * @param model null when there is none yet
     * @param stage of the model
     */
    record Place(String fineTune, String state, String model, String stage) {

        /** The stage of the model, else the state of the fine-tune. */
        String word() {
            return stage != null ? stage : state;
        }
    }

    Optional<Place> of(Job job) {
        return Optional.ofNullable(places.get(job.alias()));
    }

    boolean live(String alias) {
        Place place = places.get(alias);
        return place != null && "LIVE".equals(place.stage());
    }

    /** Reads now. */
    void read() throws SQLException {
        Map<String, Place> now = new HashMap<>();
        try (Connection connection = database.getConnection();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT coalesce(m.alias, f.alias), f.id, f.state, m.id,"
                                                + " m.stage FROM fine_tune f FULL JOIN model m"
                                                + " ON m.alias = f.alias AND m.project_id ="
                                                + " f.project_id")) {
            while (rows.next()) {
                now.put(
                        rows.getString(1),
                        new Place(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5)));
            }
        }
        places = now;
    }

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                read();
            } catch (SQLException e) {
                // The database is being killed; the last picture stands.
            }
            Waiting.pause(LOOK);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
