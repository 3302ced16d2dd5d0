package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** A chat request as it came; only {@code model} is ever changed. */
final class ChatRequest implements ModelRequest {
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
        ObjectNode body = RequestBody.object(bytes);
        String model = RequestBody.model(body);
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

    @Override
    public Output output() {
        return Output.TEXT;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public boolean stream() {
        return stream;
    }

    /** Whether the client can handle a last chunk without choices. */
    boolean wantsUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }

    @Override
    public String endUser() {
        String user = Json.text(body, "user");
        return user != null ? user : Json.text(body, "safety_identifier");
    }

    @Override
    public Buffer to(Candidate candidate) {
        body.put("model", candidate.inferenceName());
        return Json.write(body);
    }
}
