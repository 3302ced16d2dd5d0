package dev.slipway.provider.together;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What an error answer says. Together has four shapes: {@code {"error":{"message","code"}}}, {@code
 * {"error":"text"}}, {@code {"message":"text"}}, and whatever V2 and the edge send. The {@code
 * type} is not read: a plain rate limit has been seen as {@code credit_limit}.
 *
 * @param code machine word, or null
 * @param text one line for a person, or null
 */
record ErrorBody(String code, String text) {
    private static final int MAX_TEXT = 400;
    private static final String PAGE = "the answer is an HTML page, so it came from a proxy";

    static ErrorBody of(String body) {
        if (body.isBlank()) {
            return new ErrorBody(null, null);
        }
        if (html(body)) {
            return new ErrorBody(null, PAGE);
        }
        try {
            return of(Json.read(body), body);
        } catch (JsonProcessingException notJson) {
            return new ErrorBody(null, line(body));
        }
    }

    private static ErrorBody of(JsonNode root, String body) {
        JsonNode error = root.path("error");
        if (error.isObject()) {
            String text = Fields.text(error, "message");
            return new ErrorBody(Fields.text(error, "code"), line(text == null ? body : text));
        }
        String text = error.isTextual() ? error.textValue() : Fields.text(root, "message");
        return new ErrorBody(Fields.text(root, "code"), line(text == null ? body : text));
    }

    static boolean html(String body) {
        String head = body.stripLeading();
        head = head.substring(0, Math.min(head.length(), 20)).toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype") || head.startsWith("<html");
    }

    /** True for an HTML page: not Together's API has spoken. */
    boolean page() {
        return PAGE.equals(text);
    }

    /** Code and text together, lower case, for matching. */
    String words() {
        return (code + " " + text).toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        String line = Redaction.words(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + " ...";
    }
}
