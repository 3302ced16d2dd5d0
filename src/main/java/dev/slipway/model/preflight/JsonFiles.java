package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads a repository's small settings files. */
final class JsonFiles {
    static final int MOST = 5 * 1024 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MOST)
                                                    .maxNestingDepth(100)
                                                    .build())
                                    .build())
                    .build();

    private JsonFiles() {}

    /**
     * @throws UnreadableFileException when it is not a JSON object
     */
    static JsonNode object(Subject subject, String path) {
        return object(subject.read(path, MOST), path);
    }

    static JsonNode object(byte[] content, String path) {
        JsonNode node;
        try {
            node = JSON.readTree(content);
        } catch (IOException notJson) {
            throw unreadable(path + " is not valid JSON.");
        }
        if (!node.isObject()) {
            throw unreadable(path + " is not a JSON object.");
        }
        return node;
    }

    static UnreadableFileException unreadable(String message) {
        return new UnreadableFileException(
                "INVALID_JSON",
                message,
                "Take the file as the training library wrote it, and upload it again.");
    }

    /** Null when it is absent, blank or no text. */
    static String text(JsonNode node, String field) {
        String value = node.path(field).textValue();
        return value == null || value.isBlank() ? null : value.strip();
    }
}
