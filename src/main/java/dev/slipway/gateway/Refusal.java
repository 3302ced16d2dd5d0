package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An upstream's answer that is an error, read as far as it can be.
 *
 * @param retryAfter null when it does not say
 * @param error the object inside {@code error}, or an empty one
 */
record Refusal(int status, Duration retryAfter, ObjectNode error) {
    private static final int LONGEST_MESSAGE = 2_000;

    /** "context length", "`inputs` tokens + `max_new_tokens` must be <= 8193" and their like. */
    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context.?(length|window|size)|maximum context|max_new_tokens`? must be"
                            + "|(exceed|longer|more|greater).{0,60}\\bcontext\\b"
                            + "|prompt.{0,40}too long|too many tokens");

    /**
     * Understands {@code {"error":{...}}}, {@code {"error":"text"}} and {@code {"message":"text"}},
     * which Together all uses. Pages of HTML, which its edge uses, give an empty error.
     */
    static Refusal of(int status, Duration retryAfter, Buffer body) {
        return new Refusal(
                status, retryAfter, Json.object(body).map(Refusal::error).orElseGet(Json::object));
    }

    /** The error inside an answer or a chunk; also one that is the whole body. */
    static ObjectNode error(ObjectNode body) {
        JsonNode error = body.get("error");
        if (error instanceof ObjectNode object) {
            return object;
        }
        if (error != null && error.isTextual()) {
            return Json.object().put("message", error.textValue());
        }
        return body;
    }

    String message(String otherwise) {
        String message = Json.text(error, "message");
        if (message == null) {
            return otherwise;
        }
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }

    String code(String otherwise) {
        String code = Json.text(error, "code");
        return code != null ? code : otherwise;
    }

    String param() {
        return Json.text(error, "param");
    }

    /** Whether it is the number of tokens per time that was too high, not that of requests. */
    boolean countsTokens() {
        String type = Json.text(error, "type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("token");
    }

    boolean blamesRequest() {
        return ErrorKind.INVALID_REQUEST.type().equals(Json.text(error, "type"));
    }

    boolean tooLong() {
        return "context_length_exceeded".equals(code(""))
                || TOO_LONG.matcher(message("").toLowerCase(Locale.ROOT)).find();
    }
}
