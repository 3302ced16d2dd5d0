package dev.slipway.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Reads what all requests have in common; throws what to tell a caller whose body is wrong. */
final class RequestBody {
    private RequestBody() {}

    /**
     * @throws GatewayException INVALID_REQUEST
     */
    static ObjectNode object(Buffer bytes) {
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

    /**
     * @throws GatewayException INVALID_REQUEST, naming the field
     */
    static String model(ObjectNode body) {
        String model = Json.text(body, "model");
        if (model == null) {
            throw new GatewayException(
                    GatewayError.field("model", "`model` is required: the alias to ask."));
        }
        return model;
    }

    private static GatewayException malformed(String message) {
        return new GatewayException(GatewayError.of(ErrorKind.INVALID_REQUEST, message));
    }
}
