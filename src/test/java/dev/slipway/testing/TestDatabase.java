package dev.slipway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server for one run of tests. */
public interface TestDatabase extends AutoCloseable {
    String ZONE = "America/Los_Angeles";

    /** What was chosen and why, for the log. */
    String choice();

    String jdbcUrl();

    default String user() {
        return "postgres";
    }

    default String password() {
        return "postgres";
    }

    @Override
    void close();

    static TestDatabase open() {
        return open(TestDatabase::dockerAnswers);
    }

    static TestDatabase open(BooleanSupplier dockerAnswers) {
        return dockerAnswers.getAsBoolean() ? new Container() : new Embedded();
    }

    static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Testcontainers, where there is a Docker engine. */
    final class Container implements TestDatabase {
        private final PostgreSQLContainer server =
                new PostgreSQLContainer("postgres:18-alpine")
                        .withUsername("postgres")
                        .withPassword("postgres")
                        .withCommand("postgres", "-c", "timezone=" + ZONE, "-c", "fsync=on");

        Container() {
            server.start();
        }

        @Override
        public String choice() {
            return "Testcontainers (a Docker engine answers)";
        }

        @Override
        public String jdbcUrl() {
            return server.getJdbcUrl();
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    /** The binaries from the jar. */
    final class Embedded implements TestDatabase {
        private final EmbeddedPostgres server;

        Embedded() {
            try {
                server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("timezone", ZONE)
                                .setServerConfig("max_connections", "200")
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String choice() {
            return "embedded PostgreSQL (no Docker engine answers)";
        }

        @Override
        public String jdbcUrl() {
            return server.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
