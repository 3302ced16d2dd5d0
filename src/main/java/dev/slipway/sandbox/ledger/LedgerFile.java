package dev.slipway.sandbox.ledger;

import dev.slipway.sandbox.web.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of JSON, each forced to the disk before {@link #append} returns. One process at a time; a
 * line torn by a crash is cut off when the file is opened again.
 */
final class LedgerFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private LedgerFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static LedgerFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IllegalStateException("another sandbox is using the ledger " + path);
            }
            return new LedgerFile(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the ledger " + path, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** All whole lines; afterwards the file ends with the last of them. */
    List<Entry> readAll() {
        try {
            byte[] bytes = Files.readAllBytes(path);
            List<Entry> entries = new ArrayList<>();
            int end = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    entries.add(parse(bytes, end, i, entries.size() + 1));
                    end = i + 1;
                }
            }
            channel.truncate(end);
            channel.position(end);
            channel.force(true);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ledger " + path, e);
        }
    }

    private Entry parse(byte[] bytes, int from, int to, int line) {
        try {
            return Json.MAPPER.readValue(bytes, from, to - from, Entry.class);
        } catch (IOException e) {
            throw new UncheckedIOException("line " + line + " of " + path + " is damaged", e);
        }
    }

    void append(Entry entry) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.write(Json.MAPPER.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8));
            line.write('\n');
            ByteBuffer buffer = ByteBuffer.wrap(line.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the ledger " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the ledger " + path, e);
        }
    }
}
