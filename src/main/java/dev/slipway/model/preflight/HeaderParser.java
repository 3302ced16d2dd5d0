package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a safetensors header as a stream: one of 25 MB would be a very large tree. */
final class HeaderParser {
    private static final int MOST_TENSORS = 200_000;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(HeaderLength.MOST)
                                    .maxStringLength(HeaderLength.MOST)
                                    .maxNestingDepth(4)
                                    .build())
                    .build();

    private HeaderParser() {}

    /**
     * @throws UnreadableFileException when it is not the JSON of a header
     */
    static List<Tensor> parse(byte[] header) {
        if (header[0] != '{') {
            throw invalid("does not begin with a brace");
        }
        try (Reader text = strict(header);
                JsonParser json = JSON.createParser(text)) {
            List<Tensor> tensors = tensors(json);
            if (json.nextToken() != null) {
                throw invalid("goes on after its end");
            }
            return tensors;
        } catch (CharacterCodingException notUtf8) {
            throw invalid("is not UTF-8");
        } catch (JsonProcessingException notJson) {
            throw invalid(
                    "is not valid JSON (" + Corrupt.printable(notJson.getOriginalMessage()) + ")");
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private static Reader strict(byte[] header) {
        return new InputStreamReader(
                new ByteArrayInputStream(header),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static List<Tensor> tensors(JsonParser json) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.START_OBJECT, name);
            if (name.equals("__metadata__")) {
                metadata(json);
            } else if (tensors.size() == MOST_TENSORS) {
                throw Corrupt.of(
                        "TOO_MANY_TENSORS",
                        "has more than %d tensors; split it into shards".formatted(MOST_TENSORS));
            } else {
                tensors.add(tensor(name, json));
            }
        }
        return tensors;
    }

    private static void metadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            require(json.nextToken() == JsonToken.VALUE_STRING, "__metadata__");
        }
    }

    private static Tensor tensor(String name, JsonParser json) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = json.getValueAsString();
                case "shape" -> shape = numbers(name, json);
                case "data_offsets" -> offsets = numbers(name, json);
                default -> json.skipChildren();
            }
        }
        require(dtype != null && shape != null && offsets != null && offsets.size() == 2, name);
        return new Tensor(name, dtype, shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(String name, JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, name);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name);
            numbers.add(json.getLongValue());
            require(numbers.getLast() >= 0, name);
        }
        return numbers;
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
