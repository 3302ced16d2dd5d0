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
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code model.safetensors.index.json} says.
 *
 * @param shards from file to the tensors in it
 * @param totalSize bytes of all tensors as its writer counted them, or null
 */
record ShardIndex(Map<String, Names> shards, Long totalSize) {
    static final String PATH = "model.safetensors.index.json";

    /** Real ones reach 60 MB. */
    static final int MOST_BYTES = 100_000_000;

    private static final int MOST_SHARDS = 10_000;
    private static final int MOST_TENSORS = 600_000;
    private static final int MOST_SHOWN = 20_000;
    private static final int LONGEST_NAME = 500;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MOST_BYTES)
                                    .maxStringLength(LONGEST_NAME)
                                    .maxNestingDepth(20)
                                    .build())
                    .build();

    /**
     * Reads as a stream, in memory of about ten bytes for each tensor.
     *
     * @throws UnreadableFileException when it is no index
     * @throws UncheckedIOException when the stream breaks off
     */
    static ShardIndex parse(InputStream content) {
        Map<String, Names> shards = new HashMap<>();
        Long totalSize = null;
        try (Reader text = ShortTokens.of(content);
                JsonParser json = JSON.createParser(text)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "metadata" -> totalSize = totalSize(json);
                    case "weight_map" -> {
                        require(shards.isEmpty());
                        shards(json, shards);
                    }
                    default -> json.skipChildren();
                }
            }
            require(json.nextToken() == null);
        } catch (JsonProcessingException | CharacterCodingException notJson) {
            throw JsonFiles.unreadable(PATH + " is not valid JSON.");
        } catch (IOException brokeOff) {
            throw new UncheckedIOException(brokeOff);
        }
        require(!shards.isEmpty());
        return new ShardIndex(new TreeMap<>(shards), totalSize);
    }

    private static Long totalSize(JsonParser json) throws IOException {
        Long size = null;
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("total_size");
            JsonToken value = json.nextToken();
            if (wanted && value.isNumeric()) {
                // Some writers have it as 1.5e10.
                size = json.getValueAsLong();
            }
            json.skipChildren();
        }
        return size;
    }

    private static void shards(JsonParser json, Map<String, Names> shards) throws IOException {
        Names all = new Names();
        String file = "";
        Names names = null;
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String tensor = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING && all.size() < MOST_TENSORS);
            // Most often the same as before, which saves its text and the search.
            if (names == null || !is(file, json)) {
                file = json.getText();
                names = shard(file, shards);
            }
            long hash = Names.hash(tensor);
            all.add(hash, tensor, false);
            names.add(hash, tensor, all.size() <= MOST_SHOWN);
        }
        if (all.repeated()) {
            throw JsonFiles.unreadable(PATH + " names a tensor twice.");
        }
    }

    private static boolean is(String file, JsonParser json) throws IOException {
        int length = json.getTextLength();
        if (length != file.length()) {
            return false;
        }
        CharSequence text = CharBuffer.wrap(json.getTextCharacters(), json.getTextOffset(), length);
        return file.contentEquals(text);
    }

    private static Names shard(String file, Map<String, Names> shards) {
        Names names = shards.get(file);
        if (names == null) {
            require(inside(file) && shards.size() < MOST_SHARDS);
            names = new Names();
            shards.put(file, names);
        }
        return names;
    }

    // A shard elsewhere would have us, or whoever loads it, read what the repository does not own.
    private static boolean inside(String shard) {
        return !shard.isEmpty()
                && shard.length() <= LONGEST_NAME
                && !shard.startsWith("/")
                && !shard.contains("..")
                && !shard.contains("://")
                && !shard.contains("\\")
                && shard.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw JsonFiles.unreadable(
                    PATH
                            + " is not an index: it needs one weight_map, from at most 600000"
                            + " tensors to at most 10000 files of this repository.");
        }
    }
}
