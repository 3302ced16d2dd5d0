package dev.slipway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that a demo has for itself, locked while it runs. A marker file tells it from folders
 * that hold something of value; without the marker nothing is ever deleted.
 */
final class DemoFolder implements AutoCloseable {
    static final String MARKER = ".slipway-demo";

    private final Path root;
    private final FileChannel lock;

    private DemoFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens the folder, made when missing, and ends what a killed demo left running in it.
     *
     * @param keep false empties it
     * @throws DemoException when it is not a demo's, or another demo uses it
     */
    static DemoFolder open(Path wanted, boolean keep) {
        try {
            if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
                throw new DemoException(wanted + " is a file. Name a folder with --dir.");
            }
            Files.createDirectories(
                    wanted,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Path root = wanted.toRealPath();
            refuseForeign(root);
            DemoFolder folder = new DemoFolder(root, lock(root));
            new Leftovers(folder).stop();
            if (!keep) {
                folder.empty();
            }
            return folder;
        } catch (IOException e) {
            throw new DemoException("Cannot use the folder " + wanted + ": " + e, e);
        }
    }

    private static void refuseForeign(Path root) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(root)) {
            boolean empty = !content.iterator().hasNext();
            if (!empty && !Files.exists(root.resolve(MARKER))) {
                throw new DemoException(
                        "%s has files in it and was not made by a demo, so it is not touched. Name another folder with --dir."
                                .formatted(root));
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        root.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as by another.
        }
        channel.close();
        throw new DemoException(
                "A demo is running in %s. Stop it, or give this one a folder of its own with --dir."
                        .formatted(root));
    }

    private void empty() throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(root)) {
            for (Path each : content) {
                if (!each.getFileName().toString().equals(MARKER)) {
                    Trees.delete(each);
                }
            }
        }
    }

    Path root() {
        return root;
    }

    /** Where the service keeps its state. */
    Path state() {
        return root.resolve("state");
    }

    Path ledger() {
        return root.resolve("ledger.jsonl");
    }

    Path log(String process) {
        return root.resolve(process + ".log");
    }

    Path key() {
        return root.resolve("admin.key");
    }

    /** One line per process that was started; see {@link Leftovers}. */
    Path processes() {
        return root.resolve("processes");
    }

    /** The data folder of the service's embedded PostgreSQL. */
    Path databaseFiles() {
        return state().resolve("postgres").resolve("data");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
