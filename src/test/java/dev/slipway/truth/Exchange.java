package dev.slipway.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One call and its answer, as they passed.
 *
 * @param path with the version, without the query
 * @param query raw; null when there is none
 */
record Exchange(String method, String path, String query, Body request, int status, Body answer) {
    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param type the content type; empty when not said
     */
    record Body(String type, String text) {

        boolean is(String mediaType) {
            return type.startsWith(mediaType);
        }

        /** Missing for an empty body. */
        JsonNode json() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException bad) {
                throw new IllegalArgumentException("no JSON: " + text, bad);
            }
        }
    }

    boolean v1() {
        return path.startsWith("/v1/");
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    Exchange answering(JsonNode json) {
        Body changed = new Body(answer.type(), json.toString());
        return new Exchange(method, path, query, request, status, changed);
    }

    boolean asks(String otherMethod, String otherPath, String otherQuery) {
        return method.equals(otherMethod)
                && path.equals(otherPath)
                && String.valueOf(query).equals(String.valueOf(otherQuery));
    }
}
