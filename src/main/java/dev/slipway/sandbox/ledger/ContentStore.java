package dev.slipway.sandbox.ledger;

import dev.slipway.sandbox.web.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Uploaded bytes in a folder, each under its SHA-256. */
public final class ContentStore {
    private final Path folder;

    public ContentStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps {@code bytes}; they are on the disk when this returns.
     *
     * @return their SHA-256
     */
    public String put(byte[] bytes) {
        String sha = Digests.sha256(bytes);
        try {
            Files.createDirectories(folder);
            Path target = folder.resolve(sha);
            if (!Files.exists(target)) {
                Path part = folder.resolve(sha + ".part");
                try (FileChannel channel =
                        FileChannel.open(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return sha;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an upload in " + folder, e);
        }
    }

    public byte[] get(String sha) {
        try {
            return Files.readAllBytes(folder.resolve(sha));
        } catch (IOException e) {
            throw new UncheckedIOException("an upload is missing beside the ledger", e);
        }
    }
}
