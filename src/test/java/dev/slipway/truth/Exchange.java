package dev.slipway.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One call and its answer, as they passed.
 *
 * @param path with the version, without the query
 * @param query raw; null when there is none
 */
record Exchange(String method, String path, String query, Body request, int status, Body answer) {
    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A body with the headers that came along.
     *
     * @param text of bytes that are no text, a character for each
     */
    record Body(Map<String, List<String>> headers, String text) {

        Body(String type, String text) {
            this(type.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(type)), text);
        }

        static Body of(Map<String, List<String>> headers, byte[] bytes) {
            Body plain = new Body(Map.copyOf(headers), "");
            return new Body(plain.headers, new String(bytes, plain.charset()));
        }

        byte[] bytes() {
            return text.getBytes(charset());
        }

        private Charset charset() {
            return is("application/octet-stream")
                    ? StandardCharsets.ISO_8859_1
                    : StandardCharsets.UTF_8;
        }

        /** The content type; empty when not said. */
        String type() {
            return headers.entrySet().stream()
                    .filter(header -> "content-type".equalsIgnoreCase(header.getKey()))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        boolean is(String mediaType) {
            return type().startsWith(mediaType);
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
        Body changed = new Body(answer.headers(), json.toString());
        return new Exchange(method, path, query, request, status, changed);
    }

    boolean asks(String otherMethod, String otherPath, String otherQuery) {
        return method.equals(otherMethod)
                && path.equals(otherPath)
                && String.valueOf(query).equals(String.valueOf(otherQuery));
    }
}
