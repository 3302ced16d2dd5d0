package dev.slipway.storm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has newly said. */
final class LogTail {
    private static final int MOST = 1 << 20;

    private final Path file;
    private long read;

    /** From the present end of the file on. */
    LogTail(Path file) {
        this.file = file;
        this.read = file.toFile().length();
    }

    /** Whole lines since the last time. */
    List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(MOST, Math.max(0, in.length() - read))];
            in.seek(read);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            String whole = text.substring(0, end);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
