package dev.slipway.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL for a laptop: binaries from the jar, data in a folder that stays, fsync and
 * synchronous commit on. The server outlives a killed JVM, so the next start adopts it when it
 * answers with our settings, and stops and starts it otherwise.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /**
     * What the binaries turn off by default and a service that pays for things cannot do without.
     */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final int port;
    private final AutoCloseable server;
    private final boolean adopted;

    private EmbeddedDatabase(
            FileChannel lockFile, int port, AutoCloseable server, boolean adopted) {
        this.lockFile = lockFile;
        this.port = port;
        this.server = server;
        this.adopted = adopted;
    }

    /**
     * Opens the database in {@code folder}, made when missing.
     *
     * @throws IllegalStateException when another service uses the folder
     */
    public static EmbeddedDatabase open(Path folder) {
        StateDir.privateFolder(folder);
        FileChannel lock = lock(folder);
        Path data = folder.resolve("data");
        try {
            var running = Postmaster.in(data);
            if (running.isPresent() && running.get().answersDurably()) {
                Postmaster server = running.get();
                return new EmbeddedDatabase(lock, server.port(), server::stop, true);
            }
            running.ifPresent(Postmaster::stop);
            EmbeddedPostgres server = start(folder, data);
            return new EmbeddedDatabase(lock, server.getPort(), server, false);
        } catch (IOException e) {
            release(lock);
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in " + folder + " did not start", e);
        }
    }

    private static EmbeddedPostgres start(Path folder, Path data) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                        .setCleanDataDirectory(false)
                        // Whoever opened it closes it, after the service has handed its work over.
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(STARTUP)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "200");
        DURABLE.forEach(builder::setServerConfig);
        return builder.start();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    /** True when the server was already running, left over from a killed service. */
    public boolean adopted() {
        return adopted;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded PostgreSQL did not stop", e);
        } finally {
            release(lockFile);
        }
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve("service.lock");
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        ("Another Slipway service uses %s. Stop it, or give this one a folder of its own with"
                                        + " SLIPWAY_STATE_DIR, or let both share one PostgreSQL with"
                                        + " QUARKUS_DATASOURCE_JDBC_URL.")
                                .formatted(folder));
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
