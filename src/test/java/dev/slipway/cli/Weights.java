package dev.slipway.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A safetensors file of BF16 tensors whose data are holes on the disk: any size costs nothing. */
final class Weights {
    private final List<String> entries = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long bytes;

    Weights tensor(String name, long rows, long columns) {
        long size = 2 * rows * columns;
        names.add(name);
        return entry(name, rows, columns, bytes, bytes += size);
    }

    /** With offsets that nobody checked. */
    Weights entry(String name, long rows, long columns, long begin, long end) {
        entries.add(
                "\"%s\":{\"dtype\":\"BF16\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
                        .formatted(name, rows, columns, begin, end));
        return this;
    }

    Weights lora(String module, int rank, int in, int out) {
        return tensor(module + ".lora_A.weight", rank, in)
                .tensor(module + ".lora_B.weight", out, rank);
    }

    List<String> names() {
        return names;
    }

    long bytes() {
        return bytes;
    }

    void write(Path file) {
        write(file, 0);
    }

    /** Leaves out the last bytes. */
    void write(Path file, long missing) {
        byte[] header =
                ("{\"__metadata__\":{\"format\":\"pt\"}," + String.join(",", entries) + "}")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
            try (RandomAccessFile to = new RandomAccessFile(file.toFile(), "rw")) {
                ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                to.write(length.putLong(header.length).array());
                to.write(header);
                to.setLength(Long.BYTES + header.length + bytes - missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
