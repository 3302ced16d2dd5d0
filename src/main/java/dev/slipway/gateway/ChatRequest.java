package dev.slipway.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** A chat request as it came; only {@code model} is ever changed. */
final class ChatRequest {
    private final ObjectNode body;
    private final String model;
    private final boolean stream;

    private ChatRequest(ObjectNode body, String model, boolean stream) {
        this.body = body;
        this.model = model;
        this.stream = stream;
    }

    /**
     * @throws GatewayException INVALID_REQUEST, naming the field where there is one
     */
    static ChatRequest parse(Buffer bytes) {
        ObjectNode body = object(bytes);
        String model = Json.text(body, "model");
        if (model == null) {
            throw new GatewayException(
                    GatewayError.field("model", "`model` is required: the alias to ask."));
        }
        if (!body.path("messages").isArray()) {
            throw new GatewayException(
                    GatewayError.field(
                            "messages", "`messages` is required: an array of messages."));
        }
        JsonNode stream = body.get("stream");
        if (!Json.absent(stream) && !stream.isBoolean()) {
            throw new GatewayException(
                    GatewayError.field("stream", "`stream` must be true or false."));
        }
        return new ChatRequest(body, model, !Json.absent(stream) && stream.booleanValue());
    }

    private static ObjectNode object(Buffer bytes) {
        if (bytes == null || bytes.length() == 0) {
            throw malformed("The request has no body.");
        }
        try {
            if (Json.read(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw malformed("The request body must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw malformed("The request body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("The request body is not JSON.");
        }
    }

    private static GatewayException malformed(String message) {
        return new GatewayException(GatewayError.of(ErrorKind.INVALID_REQUEST, message));
    }

    /** What the client calls it: {@code support-bot}, {@code support-bot@7}. */
    String model() {
        return model;
    }

    boolean stream() {
        return stream;
    }

    /** Whether the client can handle a last chunk without choices. */
    boolean wantsUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }

    /** Whom the client says it asks for; null when it does not say. */
    String endUser() {
        String user = Json.text(body, "user");
        return user != null ? user : Json.text(body, "safety_identifier");
    }

    /** The body for a target. */
    Buffer to(String inferenceName) {
        body.put("model", inferenceName);
        return Json.write(body);
    }
}
