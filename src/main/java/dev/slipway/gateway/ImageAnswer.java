package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Images in OpenAI's shape. Fields that nobody here knows stay as they are.
 *
 * @param model the name the client used
 * @param created seconds since 1970, for answers that do not say it
 */
record ImageAnswer(String model, long created) implements Rewriter {

    @Override
    public void rewrite(ObjectNode answer) {
        answer.put("model", model);
        if (Json.absent(answer.get("created"))) {
            answer.put("created", created);
        }
        if (!(answer.get("data") instanceof ArrayNode)) {
            throw AttemptFailure.broken("The model's provider sent an answer without images.");
        }
        for (JsonNode image : answer.get("data")) {
            if (image instanceof ObjectNode object) {
                // Clients look which of the two is there, and take a null for one that is.
                dropNull(object, "url");
                dropNull(object, "b64_json");
            }
        }
    }

    private static void dropNull(ObjectNode image, String field) {
        if (Json.absent(image.get(field))) {
            image.remove(field);
        }
    }
}
