package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Reads a safetensors header as a stream: one of 25 MB would be a very large tree. */
final class HeaderParser {
    private static final int MOST_TENSORS = 200_000;

    /** Of PyTorch. */
    private static final int MOST_DIMENSIONS = 64;

    /** Names of anything but tensors, each of which costs memory to see that it is not repeated. */
    private static final int MOST_OTHER_NAMES = 20_000;

    private static final int LONGEST_TEXT = 1000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
                metadata();
            } else if (tensors.size() == MOST_TENSORS) {
                throw Corrupt.of(
                        "TOO_MANY_TENSORS",
                        "has more than %d tensors; split it into shards".formatted(MOST_TENSORS));
            } else {
                tensors.add(tensor(name));
            }
        }
        if (json.nextToken() != null) {
            throw invalid("goes on after its end");
        }
        return tensors;
    }

    private void metadata() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            countOther();
            require(json.nextToken() == JsonToken.VALUE_STRING, "__metadata__");
        }
    }

    private Tensor tensor(String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = type(name);
                case "shape" -> shape = numbers(name);
                case "data_offsets" -> offsets = numbers(name);
                default -> skip();
            }
        }
        require(dtype != null && shape != null && offsets != null && offsets.size() == 2, name);
        return new Tensor(name, dtype, shape, offsets.get(0), offsets.get(1));
    }

    private String type(String name) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, name);
        return Dtypes.known(json.getText());
    }

    private List<Long> numbers(String name) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, name);
        List<Long> numbers = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name);
            numbers.add(json.getLongValue());
            require(numbers.getLast() >= 0 && numbers.size() <= MOST_DIMENSIONS, name);
        }
        return numbers;
    }

    /** What the format does not know, as its other readers do. */
    private void skip() throws IOException {
        countOther();
        int depth = 0;
        do {
            JsonToken token = json.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth > 0 && json.nextToken() == JsonToken.FIELD_NAME) {
                countOther();
            }
        } while (depth > 0);
    }

    private void countOther() {
        if (++otherNames > MOST_OTHER_NAMES) {
            throw invalid("has more than %d names that are no tensors".formatted(MOST_OTHER_NAMES));
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
