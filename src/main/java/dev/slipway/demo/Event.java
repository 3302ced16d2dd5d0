package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A transition as the event stream tells it.
 *
 * @param from null for the birth
 * @param reason may be null
 */
record Event(String kind, String subject, String from, String to, String reason, Instant at) {

    /**
     * @throws IllegalArgumentException when it is not a transition
     */
    static Event parse(String data) {
        JsonNode json = Json.parse(data);
        if (!json.hasNonNull("subject") || !json.hasNonNull("to")) {
            throw new IllegalArgumentException("Not a transition: " + data);
        }
        return new Event(
                Json.text(json, "kind"),
                Json.text(json, "subject"),
                Json.text(json, "from"),
                Json.text(json, "to"),
                Json.text(json, "reason"),
                instant(json.path("at")));
    }

    private static Instant instant(JsonNode at) {
        try {
            return Instant.parse(at.asText());
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("Not a time: " + at, e);
        }
    }

    boolean isBirth() {
        return from == null;
    }
}
