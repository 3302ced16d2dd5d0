package dev.slipway.path;

import dev.slipway.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL that a test starts and stops at will, always on the same port and data. */
final class OwnPostgres implements AutoCloseable {
    private final int port = FreePorts.take();
    private final Folder data = Folder.make("postgres");
    private final String setting;
    private final String value;
    private EmbeddedPostgres running;

    /** Not started yet. One setting of the server is chosen; the rest is durable. */
    OwnPostgres(String setting, String value) {
        this.setting = setting;
        this.value = value;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    void start() {
        try {
            running =
                    EmbeddedPostgres.builder()
                            .setPort(port)
                            .setDataDirectory(data.path())
                            .setCleanDataDirectory(false)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig(setting, value)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            running.close();
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
        data.close();
    }
}
