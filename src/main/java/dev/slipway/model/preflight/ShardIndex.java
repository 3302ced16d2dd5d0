package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code model.safetensors.index.json} says.
 *
 * @param shards from file to the tensors in it
 * @param totalSize bytes of all tensors as its writer counted them, or null
 */
record ShardIndex(Map<String, Set<String>> shards, Long totalSize) {
    static final String PATH = "model.safetensors.index.json";

    /** Real ones reach 60 MB. */
    static final int MOST_BYTES = 100_000_000;

    private static final int MOST_SHARDS = 10_000;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MOST_BYTES)
                                    .maxNestingDepth(20)
                                    .build())
                    .build();

    /**
     * @throws UnreadableFileException when it is no index
     */
    static ShardIndex parse(byte[] content) {
        Map<String, Set<String>> shards = new TreeMap<>();
        Long totalSize = null;
        try (JsonParser json = JSON.createParser(content)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "metadata" -> totalSize = totalSize(json);
                    case "weight_map" -> shards(json, shards);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException notJson) {
            throw JsonFiles.unreadable(PATH + " is not valid JSON.");
        }
        require(!shards.isEmpty());
        return new ShardIndex(shards, totalSize);
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

    private static void shards(JsonParser json, Map<String, Set<String>> shards)
            throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String tensor = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING);
            String shard = json.getText();
            require(inside(shard));
            shards.computeIfAbsent(shard, first -> new HashSet<>()).add(tensor);
            require(shards.size() <= MOST_SHARDS);
        }
    }

    // A shard elsewhere would have us, or whoever loads it, read what the repository does not own.
    private static boolean inside(String shard) {
        return !shard.isEmpty()
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
                            + " is not an index: it needs a weight_map from tensors to at most"
                            + " 10000 files of this repository.");
        }
    }
}
