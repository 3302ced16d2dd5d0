package dev.slipway.model.preflight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes safetensors files, good and bad, without the parser under test. */
final class Tensors {
    private final List<String> entries = new ArrayList<>();
    private int bytes;

    /** A tensor of type F32, right after the one before it. */
    Tensors f32(String name, int... shape) {
        int size = 4 * Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        String dimensions =
                Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(","));
        entries.add(
                "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                        .formatted(name, dimensions, bytes, bytes + size));
        bytes += size;
        return this;
    }

    byte[] file() {
        return file(
                "{\"__metadata__\":{\"format\":\"pt\"}," + String.join(",", entries) + "}  ",
                bytes);
    }

    static byte[] file(String header, int dataBytes) {
        return file(header.getBytes(StandardCharsets.UTF_8), dataBytes);
    }

    static byte[] file(byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    /** A file that claims a header of any length. */
    static byte[] claiming(long length) {
        return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    }
}
