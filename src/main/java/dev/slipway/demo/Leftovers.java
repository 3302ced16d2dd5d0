package dev.slipway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a demo started and might not have stopped, because it was killed: its processes, noted as
 * {@code number start-time}, and the embedded PostgreSQL, which outlives the service.
 */
final class Leftovers {
    private final DemoFolder folder;

    Leftovers(DemoFolder folder) {
        this.folder = folder;
    }

    /** Notes a process that was just started. */
    void note(ProcessHandle process) {
        String line = process.pid() + " " + startOf(process) + System.lineSeparator();
        try {
            Files.writeString(
                    folder.processes(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DemoException("Cannot write " + folder.processes() + ": " + e, e);
        }
    }

    /** Ends all that still runs; returns when it has ended. */
    void stop() throws IOException {
        if (Files.exists(folder.processes())) {
            // The service was started last and goes first: its last act needs the sandbox.
            for (String line : Files.readAllLines(folder.processes()).reversed()) {
                running(line).ifPresent(Stopping::terminate);
            }
            Files.delete(folder.processes());
        }
        stopDatabase();
    }

    /** Fast shutdown of the embedded PostgreSQL, if it runs. */
    void stopDatabase() throws IOException {
        Path pidFile = folder.databaseFiles().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> server =
                lines.isEmpty()
                        ? Optional.empty()
                        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        server.filter(Leftovers::isPostgres).ifPresent(Stopping::interrupt);
    }

    /** The number may belong to another program by now; the start time tells. */
    private static Optional<ProcessHandle> running(String line) {
        String[] parts = line.split(" ");
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(parts[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("postgres")).orElse(false);
    }
}
