package dev.slipway.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Writes safetensors files of BF16 tensors, always the same for the same calls. */
final class Safetensors {

    private final ObjectNode header = new ObjectMapper().createObjectNode();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final SplittableRandom random = new SplittableRandom(42);

    Safetensors() {
        header.putObject("__metadata__").put("format", "pt");
    }

    /** Small numbers on both sides of zero. */
    Safetensors tensor(String name, long... shape) {
        long begin = data.size();
        for (long i = 0; i < LongStream.of(shape).reduce(1, (a, b) -> a * b); i++) {
            int bits = Float.floatToIntBits((float) ((random.nextDouble() - 0.5) * 0.04)) >>> 16;
            data.write(bits);
            data.write(bits >>> 8);
        }
        ObjectNode entry = header.putObject(name).put("dtype", "BF16");
        LongStream.of(shape).forEach(entry.withArray("shape")::add);
        entry.putArray("data_offsets").add(begin).add((long) data.size());
        return this;
    }

    /** A pair of LoRA matrices. */
    Safetensors lora(String module, int rank, int in, int out) {
        return tensor(module + ".lora_A.weight", rank, in)
                .tensor(module + ".lora_B.weight", out, rank);
    }

    byte[] bytes() {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(json.length, 8) * 8;
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + padded + data.size())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(padded)
                        .put(json);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        return file.put(data.toByteArray()).array();
    }
}
