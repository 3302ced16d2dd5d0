package dev.slipway.model.preflight;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Headers and indexes that are made to hurt, as streams: none of them is in memory as a whole. Some
 * only look hostile and are in order.
 */
public enum HostileInput {
    DEEP_HEADER("SAFETENSORS_INVALID_HEADER", 16, () -> many("{\"a\":", i -> "[", 1_000_000, "")),
    DEEP_FIELD(
            "SAFETENSORS_INVALID_HEADER", 4, () -> many("{\"a\":{\"x\":", i -> "[", 1_000_000, "")),
    LONG_NAME(
            "SAFETENSORS_INVALID_HEADER", 4, () -> many("{\"", i -> "aaaaaaaaaa", 2_000_000, "\"")),
    LONG_NUMBER(
            "SAFETENSORS_INVALID_HEADER",
            4,
            () -> many("{\"a\":{\"shape\":[", i -> "1111111111", 2_000_000, "]}}")),
    LONG_SHAPE(
            "SAFETENSORS_INVALID_HEADER",
            4,
            () -> many("{\"a\":{\"shape\":[1", i -> ",99999", 4_000_000, "]}}")),
    LONG_TYPE(
            "SAFETENSORS_INVALID_HEADER",
            4,
            () -> many("{\"a\":{\"dtype\":[1", i -> ",1", 1_000_000, "]}}")),
    MANY_METADATA(
            "SAFETENSORS_INVALID_HEADER",
            40,
            () ->
                    many(
                            "{\"__metadata__\":{\"x\":\"\"",
                            i -> ",\"" + i + "\":\"\"",
                            2_000_000,
                            "}}")),
    MANY_FIELDS(
            "SAFETENSORS_INVALID_HEADER",
            40,
            () -> many("{\"a\":{\"x\":{\"y\":0", i -> ",\"" + i + "\":0", 2_000_000, "}}}")),
    REPEATED_NAME(
            "SAFETENSORS_INVALID_HEADER",
            120,
            () -> many("{" + tensor(9, 0), i -> "," + tensor(i, 0), 90_000, "}")),
    TOO_MANY_TENSORS(
            "SAFETENSORS_TOO_MANY_TENSORS",
            400,
            () -> many("{\"x\":" + body(0), i -> "," + tensor(i, 0), 300_000, "}")),
    LONG_METADATA(
            null,
            64,
            () -> many("{\"__metadata__\":{\"x\":\"", i -> "aaaaaaaaaa", 2_000_000, "\"}}")),
    MANY_TENSORS(null, 100, () -> many("{\"x\":" + body(0), i -> "," + tensor(i, 0), 99_999, "}")),
    DEEP_INDEX(
            "INVALID_JSON", 16, () -> many("{\"a\":", i -> "[", 1_000_000, ""), ShardIndex::parse),
    LONG_SHARD_NAME(
            "INVALID_JSON",
            64,
            () -> many("{\"weight_map\":{\"a\":\"", i -> "aaaaaaaaaa", 1_000_000, "\"}}"),
            ShardIndex::parse),
    MANY_SHARDS(
            "INVALID_JSON",
            20,
            () -> index(i -> "\"%d\":\"%d\"".formatted(i, i), 200_000),
            ShardIndex::parse),
    REPEATED_IN_INDEX(
            "INVALID_JSON",
            150,
            () -> index(i -> "\"%d\":\"s\"".formatted(i % 99_999), 100_000),
            ShardIndex::parse),
    TOO_MANY_IN_INDEX(
            "INVALID_JSON",
            800,
            () -> index(i -> "\"" + i + "\":\"s\"", 1_100_000),
            ShardIndex::parse),
    INDEX_OF_60_MB(
            null,
            400,
            () ->
                    index(
                            i ->
                                    "\"model.layers."
                                            + (i / 9000)
                                            + ".mlp.experts."
                                            + i
                                            + ".down_proj.weight\":\"model-00"
                                            + (100 + i % 200)
                                            + "-of-00200.safetensors\"",
                            599_999),
            ShardIndex::parse);

    private final String code;
    private final int mostMib;
    private final Supplier<InputStream> input;
    private final Function<InputStream, Object> parser;

    HostileInput(String code, int mostMib, Supplier<InputStream> input) {
        this(code, mostMib, input, HeaderParser::parse);
    }

    HostileInput(
            String code,
            int mostMib,
            Supplier<InputStream> input,
            Function<InputStream, Object> parser) {
        this.code = code;
        this.mostMib = mostMib;
        this.input = input;
        this.parser = parser;
    }

    /** Of the refusal; null for what is in order. */
    public String code() {
        return code;
    }

    /** How much may be allocated in all, most of which is garbage at once. */
    int mostMib() {
        return mostMib;
    }

    public Object parse() {
        return parse(input.get());
    }

    public Object parse(InputStream in) {
        return parser.apply(in);
    }

    /** All of it, to be read without the time that making it costs. */
    public void write(OutputStream to) throws IOException {
        try (InputStream in = input.get()) {
            in.transferTo(to);
        }
    }

    private static String tensor(int number, int begin) {
        return "\"t" + number + "\":" + body(begin);
    }

    private static String body(int begin) {
        return "{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[" + begin + "," + begin + "]}";
    }

    private static InputStream index(IntFunction<String> entry, int count) {
        return many("{\"weight_map\":{\"x\":\"s\"", i -> "," + entry.apply(i), count, "}}");
    }

    private static InputStream many(String start, IntFunction<String> part, int count, String end) {
        InputStream all =
                new SequenceInputStream(
                        new Enumeration<>() {
                            private int next = -1;

                            @Override
                            public boolean hasMoreElements() {
                                return next <= count;
                            }

                            @Override
                            public InputStream nextElement() {
                                int from = next;
                                if (from < 0 || from == count) {
                                    next = from + 1;
                                    return bytes(from < 0 ? start : end);
                                }
                                // In pieces of some kilobytes: a stream for each part would be
                                // slow.
                                StringBuilder piece = new StringBuilder();
                                while (next < count && piece.length() < 16_384) {
                                    piece.append(part.apply(next++));
                                }
                                return bytes(piece.toString());
                            }
                        });
        // Closed early, a sequence would make all that is left of it.
        return new FilterInputStream(all) {
            @Override
            public void close() {}
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
