package dev.slipway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.platform.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What is sent of a transition; the same for all subscribers and at every attempt.
 *
 * @param type kind and new state, such as {@code model.live}
 * @param subject the record it is about; its events are sent in order
 * @param sequence null for a test
 * @param body JSON, below 20 kB
 */
record Event(String id, String type, String subject, Long sequence, String body) {
    static final String TEST = "webhook.test";

    /** Standard Webhooks wants payloads below 20 kB. */
    private static final int MOST_BYTES = 20_000;

    private static final int SHORT_REASON = 2000;

    private record Payload(String type, Instant timestamp, Data data) {}

    /** {@code facts} null with {@code truncated}: too large to be sent, ask the API. */
    private record Data(
            String id,
            Long sequence,
            String project,
            String kind,
            String subject,
            Integer move,
            String from,
            String to,
            String reason,
            String actor,
            JsonNode facts,
            Boolean truncated) {}

    static Event of(TransitionRow row) {
        String type = (row.kind() + "." + row.to()).toLowerCase(Locale.ROOT);
        String body = write(type, row, row.reason(), row.data(), null);
        if (body.getBytes(StandardCharsets.UTF_8).length >= MOST_BYTES) {
            String reason = row.reason();
            body =
                    write(
                            type,
                            row,
                            reason.substring(0, Math.min(SHORT_REASON, reason.length())),
                            null,
                            true);
        }
        return new Event(row.id(), type, row.subject(), row.cursor().seq(), body);
    }

    /** What a person sends to see whether it arrives. */
    static Event test(String id, Webhook to, String actor, Instant now) {
        Data data =
                new Data(
                        id,
                        null,
                        to.project().value(),
                        WebhookLog.KIND,
                        to.id(),
                        null,
                        null,
                        "TEST",
                        "a test that was asked for",
                        actor,
                        null,
                        null);
        return new Event(id, TEST, to.id(), null, JsonText.write(new Payload(TEST, now, data)));
    }

    private static String write(
            String type, TransitionRow row, String reason, JsonNode facts, Boolean truncated) {
        return JsonText.write(
                new Payload(
                        type,
                        row.at(),
                        new Data(
                                row.id(),
                                row.cursor().seq(),
                                row.projectId(),
                                row.kind(),
                                row.subject(),
                                row.move(),
                                row.from(),
                                row.to(),
                                reason,
                                row.actor(),
                                facts,
                                truncated)));
    }
}
