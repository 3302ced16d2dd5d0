package dev.slipway.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;

/**
 * Something accepted, about to be written down.
 *
 * @param call who asked; null when nobody did
 * @param kind such as {@code endpoint.create}
 */
public record Act(Call call, String kind, String id, String name, JsonNode data) {
    public static Act of(Call call, String kind, String id, String name) {
        return new Act(call, kind, id, name, Json.object());
    }

    /** The same with {@code value}, a record, as its data. */
    public Act with(Object value) {
        return new Act(call, kind, id, name, Json.tree(value));
    }
}
