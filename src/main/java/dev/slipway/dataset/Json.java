package dev.slipway.dataset;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON as people call it, and null read as absent (Together drops null fields of a message). */
final class Json {
    private static final int SHOWN = 80;

    private Json() {}

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }

    static boolean has(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    /** The start of a value, so that a message never repeats a whole sample. */
    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
