package dev.slipway.storm;

import dev.slipway.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One durable PostgreSQL whose postmaster is our child, so that it can be killed with all its
 * children and started again on what is on the disk.
 */
final class StormPostgres implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(120);
    private static final int CONNECTIONS = 250;

    private final Path data;
    private final Path binary;
    private final int port;
    private final Path log;
    private Program server;

    private StormPostgres(Path data, Path binary, int port, Path log) {
        this.data = data;
        this.binary = binary;
        this.port = port;
        this.log = log;
    }

    static StormPostgres create(Path folder) throws IOException {
        Path data = Files.createDirectories(folder).resolve("data");
        int port = FreePorts.take();
        StormPostgres made =
                new StormPostgres(
                        data, initialised(data, port), port, folder.resolve("postgres.log"));
        made.start();
        return made;
    }

    /** The library unpacks the binaries and makes the cluster; it tells where by running them. */
    private static Path initialised(Path data, int port) throws IOException {
        EmbeddedPostgres first =
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            return Path.of(ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElseThrow());
        } finally {
            first.close();
        }
    }

    int port() {
        return port;
    }

    /** Past every fault. */
    DataSource direct() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setApplicationName("storm");
        return source;
    }

    void start() {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL does not run as root; in a user namespace of its own it is not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binary.toString(), "-D", data.toString(), "-h", "127.0.0.1"));
        command.addAll(List.of("-p", String.valueOf(port), "-k", ""));
        for (String setting :
                List.of(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "timezone=America/Los_Angeles",
                        "max_connections=" + CONNECTIONS)) {
            command.addAll(List.of("-c", setting));
        }
        server = Program.start(command, Map.of("TZ", "UTC"), log);
        Waiting.until("PostgreSQL answers, see " + log, STARTUP, () -> up(command));
    }

    /** A backend that was just being born outlives the kill a little; until then none starts. */
    private boolean up(List<String> command) {
        if (!server.alive()) {
            server.close();
            server = Program.start(command, Map.of("TZ", "UTC"), log);
        }
        return answers();
    }

    /** SIGKILL to the postmaster and its children; what they gave to the kernel is not lost. */
    void kill() {
        server.close();
    }

    private boolean answers() {
        try (Connection connection = direct().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
