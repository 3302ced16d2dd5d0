package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a safetensors file, which says all but the numbers: eight bytes of length,
 * little-endian, then that much JSON, then the tensors without holes to the last byte.
 */
record SafetensorsFile(List<Tensor> tensors) {
    private static final int PREFIX = 8;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(LONGEST_HEADER)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @param size of the whole file
     * @throws BadWeights saying what is wrong with it
     */
    static SafetensorsFile read(InputStream in, long size) throws IOException {
        if (size < PREFIX) {
            throw new BadWeights("the file has " + size + " bytes, fewer than a header's length");
        }
        long length =
                ByteBuffer.wrap(in.readNBytes(PREFIX)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new BadWeights(
                    "header length " + Long.toUnsignedString(length) + " is out of bounds");
        }
        if (PREFIX + length > size) {
            throw new BadWeights(
                    "the header needs " + (PREFIX + length) + " bytes, the file has " + size);
        }
        List<Tensor> tensors = tensors(in.readNBytes((int) length));
        checkLayout(tensors, size - PREFIX - length);
        return new SafetensorsFile(List.copyOf(tensors));
    }

    private static List<Tensor> tensors(byte[] header) {
        JsonNode root;
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
            root = MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new BadWeights("the header is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new BadWeights("the header is not valid JSON");
        }
        if (header[0] != '{' || !root.isObject()) {
            throw new BadWeights("the header is not a JSON object");
        }
        List<Tensor> tensors = new ArrayList<>();
        root.properties()
                .forEach(
                        entry -> {
                            if (entry.getKey().equals("__metadata__")) {
                                checkMetadata(entry.getValue());
                            } else {
                                tensors.add(tensor(entry.getKey(), entry.getValue()));
                            }
                        });
        tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        return tensors;
    }

    private static void checkMetadata(JsonNode metadata) {
        boolean texts = metadata.isObject();
        for (JsonNode value : metadata) {
            texts &= value.isTextual();
        }
        if (!texts) {
            throw new BadWeights("__metadata__ must hold texts only");
        }
    }

    private static Tensor tensor(String name, JsonNode node) {
        JsonNode offsets = node.path("data_offsets");
        boolean complete =
                node.path("dtype").isTextual()
                        && node.path("shape").isArray()
                        && offsets.size() == 2
                        && natural(offsets.get(0))
                        && natural(offsets.get(1));
        List<Long> shape = new ArrayList<>();
        for (JsonNode dimension : node.path("shape")) {
            complete &= natural(dimension);
            shape.add(dimension.asLong());
        }
        if (!complete) {
            throw new BadWeights("tensor " + name + " has no proper dtype, shape and data_offsets");
        }
        return new Tensor(
                name,
                node.get("dtype").asText(),
                List.copyOf(shape),
                offsets.get(0).asLong(),
                offsets.get(1).asLong());
    }

    private static boolean natural(JsonNode node) {
        return node.canConvertToExactIntegral() && node.canConvertToLong() && node.asLong() >= 0;
    }

    private static void checkLayout(List<Tensor> tensors, long bytes) {
        long end = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin() != end || tensor.end() < tensor.begin()) {
                throw new BadWeights(
                        "tensor %s lies at %d to %d, but the one before ends at %d"
                                .formatted(tensor.name(), tensor.begin(), tensor.end(), end));
            }
            checkSize(tensor);
            end = tensor.end();
        }
        if (end != bytes) {
            throw new BadWeights(
                    "the tensors need %d bytes, the file has %d: it is cut off or padded"
                            .formatted(end, bytes));
        }
    }

    /** A type that is not known has a size that cannot be checked; new ones come every year. */
    private static void checkSize(Tensor tensor) {
        int bits = Dtypes.bits(tensor.dtype()).orElse(0);
        try {
            long needed = Math.multiplyExact(tensor.elements(), bits);
            boolean fits = needed % 8 == 0 && needed / 8 == tensor.end() - tensor.begin();
            if (bits > 0 && !fits) {
                throw new BadWeights(
                        "tensor %s of %s %s cannot have %d bytes"
                                .formatted(
                                        tensor.name(),
                                        tensor.dtype(),
                                        tensor.shape(),
                                        tensor.end() - tensor.begin()));
            }
        } catch (ArithmeticException e) {
            throw new BadWeights("the shape of tensor " + tensor.name() + " is too large");
        }
    }
}
