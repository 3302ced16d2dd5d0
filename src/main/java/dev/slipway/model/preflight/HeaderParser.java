package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a safetensors header as a stream: one of 25 MB would be a very large tree. A name that
 * comes twice in one object is refused, as the format wants it; among tensors that is found by
 * hash.
 */
final class HeaderParser {
    /** More than whole models have, in one file; so many are read in under a tenth of a second. */
    private static final int MOST_TENSORS = 100_000;

    /** Of PyTorch. */
    private static final int MOST_DIMENSIONS = 64;

    /** Names of anything but tensors, each of which costs memory to see that it is not repeated. */
    private static final int MOST_OTHER_NAMES = 20_000;

    private static final int LONGEST_TEXT = 1000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    // Both would keep strangers' names for longer than this header.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(HeaderLength.MOST)
                                    // Of texts that are looked at; others may be longer.
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNestingDepth(4)
                                    .build())
                    .build();

    private final JsonParser json;
    private final List<Tensor> tensors = new ArrayList<>();
    private final Names names = new Names();
    private final long[] room = new long[MOST_DIMENSIONS];
    private boolean metadata;
    private int otherNames;

    private HeaderParser(JsonParser json) {
        this.json = json;
    }

    /**
     * @param header all of it, and nothing behind it
     * @throws UnreadableFileException when it is not the JSON of a header
     * @throws UncheckedIOException when the stream breaks off
     */
    static List<Tensor> parse(InputStream header) {
        try (Reader text = ShortTokens.of(header);
                JsonParser json = JSON.createParser(text)) {
            return new HeaderParser(json).all();
        } catch (CharacterCodingException notUtf8) {
            throw invalid("is not UTF-8");
        } catch (JsonProcessingException notJson) {
            throw invalid(
                    "is not valid JSON (" + Corrupt.printable(notJson.getOriginalMessage()) + ")");
        } catch (IOException brokeOff) {
            throw new UncheckedIOException(brokeOff);
        }
    }

    private List<Tensor> all() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("is no JSON object");
        }
        if (json.currentTokenLocation().getCharOffset() != 0) {
            throw invalid("does not begin with a brace");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.START_OBJECT, name);
            if (name.equals("__metadata__")) {
                require(!metadata, name);
                metadata();
            } else if (tensors.size() == MOST_TENSORS) {
                throw Corrupt.of(
                        "TOO_MANY_TENSORS",
                        "has more than %d tensors; split it into shards".formatted(MOST_TENSORS));
            } else {
                names.add(name, false);
                tensors.add(tensor(name));
            }
        }
        if (json.nextToken() != null) {
            throw invalid("goes on after its end");
        }
        if (names.repeated()) {
            throw invalid("names a tensor twice");
        }
        return tensors;
    }

    private void metadata() throws IOException {
        metadata = true;
        Set<String> seen = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            other(seen);
            require(json.nextToken() == JsonToken.VALUE_STRING, "__metadata__");
        }
    }

    private Tensor tensor(String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        long[] offsets = null;
        Set<String> others = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            switch (field) {
                case "dtype" -> {
                    require(dtype == null, name);
                    dtype = type(name);
                }
                case "shape" -> {
                    require(shape == null, name);
                    shape = boxed(numbers(name));
                }
                case "data_offsets" -> {
                    require(offsets == null, name);
                    offsets = numbers(name);
                }
                default -> {
                    others = others == null ? new HashSet<>() : others;
                    other(others);
                    json.nextToken();
                    skip();
                }
            }
        }
        require(dtype != null && shape != null && offsets != null && offsets.length == 2, name);
        return new Tensor(name, dtype, shape, offsets[0], offsets[1]);
    }

    private String type(String name) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING, name);
        return Dtypes.known(json.getText());
    }

    private long[] numbers(String name) throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY, name);
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name);
            require(count < MOST_DIMENSIONS, name);
            room[count] = json.getLongValue();
            require(room[count++] >= 0, name);
        }
        return Arrays.copyOf(room, count);
    }

    private static List<Long> boxed(long[] numbers) {
        Long[] boxed = new Long[numbers.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = numbers[i];
        }
        return List.of(boxed);
    }

    /** What the format does not know, as its other readers do. */
    private void skip() throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Set<String> seen = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                other(seen);
                json.nextToken();
                skip();
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                skip();
            }
        }
    }

    private void other(Set<String> seen) throws IOException {
        if (++otherNames > MOST_OTHER_NAMES) {
            throw invalid("has more than %d names that are no tensors".formatted(MOST_OTHER_NAMES));
        }
        if (!seen.add(json.currentName())) {
            throw invalid("names '" + Corrupt.printable(json.currentName()) + "' twice");
        }
    }

    private static void require(boolean wellFormed, String name) {
        if (!wellFormed) {
            throw invalid("has a malformed entry '" + Corrupt.printable(name) + "'");
        }
    }

    private static UnreadableFileException invalid(String why) {
        return Corrupt.of("INVALID_HEADER", "has a header that " + why);
    }
}
