package dev.slipway.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server that runs on a data folder, as its {@code postmaster.pid} describes it:
 * process on the first line, port on the fourth.
 */
record Postmaster(Path data, ProcessHandle process, int port) {
    private static final int PORT_LINE = 3;
    private static final int LOGIN_SECONDS = 10;
    private static final int STOP_SECONDS = 30;

    /** The server that runs on this folder; empty when the file is missing or left over. */
    static Optional<Postmaster> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).trim());
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(ProcessHandle::isAlive)
                // The number may belong to another program after a restart of the machine.
                .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(true))
                .map(process -> new Postmaster(data, process, port));
    }

    /** True when it lets us in, serves this very folder, and keeps what it acknowledges. */
    boolean answersDurably() {
        String url =
                "jdbc:postgresql://127.0.0.1:%d/postgres?loginTimeout=%d&user=postgres"
                        .formatted(port, LOGIN_SECONDS);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return Path.of(show(statement, "data_directory")).toRealPath().equals(data.toRealPath())
                    && "on".equals(show(statement, "fsync"))
                    && "on".equals(show(statement, "synchronous_commit"));
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Fast shutdown as pg_ctl does it: SIGINT, then waiting for the process to end. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The PostgreSQL server %d on %s does not stop; stop it by hand"
                            .formatted(process.pid(), data),
                    e);
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
