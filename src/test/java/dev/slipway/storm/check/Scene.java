package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import dev.slipway.storm.StormFacts;
import dev.slipway.storm.StormSettings;
import dev.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Evidence of a storm that went well, to be spoilt in one place. */
final class Scene {
    private static final List<String> FILES =
            List.of(
                    Evidence.CLIENT,
                    Evidence.RECEIVER,
                    Evidence.EVENTS,
                    Evidence.SANDBOX,
                    TrafficHolds.PROBES);
    private static final DataSource DATABASE = migrated();

    private final Path folder;
    private boolean uniqueNames = true;

    private Scene(Path folder) {
        this.folder = folder;
    }

    static Scene calm(Path folder) {
        Scene scene = new Scene(folder);
        scene.sql(text("calm.sql"));
        FILES.forEach(file -> scene.write(file, text(file)));
        return scene;
    }

    /** One server for all tests of this JVM; it stops with it. */
    private static DataSource migrated() {
        TestDatabase server = TestDatabase.open();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        Flyway.configure().dataSource(source).load().migrate();
        Witness.install(source);
        haste(source);
        return source;
    }

    /** Nothing here outlives the test, and each writes anew. */
    private static void haste(DataSource source) {
        try {
            new Rows(source).execute("ALTER SYSTEM SET fsync = off");
            new Rows(source).execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Scene twinsAllowed() {
        uniqueNames = false;
        return this;
    }

    Scene sql(String script) {
        try {
            new Rows(DATABASE).execute(script);
            return this;
        } catch (SQLException e) {
            throw new IllegalArgumentException(script, e);
        }
    }

    Scene add(String file, String line) {
        return write(file, line.replace('\'', '"') + "\n");
    }

    Scene replace(String file, String from, String to) {
        try {
            String before = Files.readString(folder.resolve(file));
            if (!before.contains(from)) {
                throw new IllegalArgumentException(file + " does not hold " + from);
            }
            Files.writeString(folder.resolve(file), before.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scene empty(String file) {
        try {
            Files.writeString(folder.resolve(file), "");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Evidence evidence() {
        return new Evidence(
                folder,
                DATABASE,
                URI.create("http://127.0.0.1:1"),
                new StormSettings(
                        7,
                        40,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(500),
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(8)),
                new StormFacts(
                        7,
                        1,
                        2,
                        Map.of("kill", 1, "fault", 1),
                        Map.of("provider", 2),
                        uniqueNames,
                        List.of("after-send:train"),
                        List.of(),
                        Instant.EPOCH));
    }

    private Scene write(String file, String text) {
        try {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (var in = Scene.class.getResourceAsStream("/storm/calm/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
