package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteUpload;
import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.UploadEvent;
import dev.slipway.provider.UploadJob;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * From Together's JSON to our records: uploads of both generations. Whatever is a person's reading
 * passes {@link Redaction}: sources come back with the signature they were given.
 */
final class UploadReadings {
    private UploadReadings() {}

    /** {@code modelId} is what we asked for, or null: the answer may leave it out. */
    static RemoteUpload remote(JsonNode node, String modelId) {
        String owner = Fields.text(node, "modelId");
        return new RemoteUpload(
                Fields.required(node, "id"),
                owner == null ? modelId : owner,
                Fields.text(node, "status"),
                Redaction.words(Fields.text(node, "statusMessage")),
                Fields.integer(node, "restartCount"),
                Fields.integer(node, "maxRestarts"));
    }

    static UploadEvent event(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("an event is no object");
        }
        String level = Fields.text(node, "level");
        return new UploadEvent(
                Fields.instant(node, "createdAt"),
                level == null ? null : level.replaceFirst("^LEVEL_", "").toLowerCase(Locale.ROOT),
                Fields.text(node, "type"),
                Redaction.words(Fields.text(node, "message")));
    }

    /** Newest first, as Together's TypeScript client says of the list; only the name is needed. */
    static RemoteRevision revision(JsonNode node) {
        return new RemoteRevision(
                Fields.required(node, "revisionId"),
                Fields.text(node, "validationStatus"),
                Items.entries(node.path("validationErrors"), UploadReadings::finding));
    }

    private static RemoteRevision.Finding finding(JsonNode node) {
        String message = node.isTextual() ? node.textValue() : Fields.text(node, "message");
        return new RemoteRevision.Finding(
                Fields.text(node, "rule"), Fields.text(node, "severity"), Redaction.words(message));
    }

    /** Together's libraries know this answer nested in {@code data} and flat. */
    static StartedUpload started(JsonNode node) {
        JsonNode data = Fields.inner(node);
        StartedUpload started =
                new StartedUpload(
                        Fields.text(data, "job_id"),
                        Fields.text(data, "model_id"),
                        Fields.text(data, "model_name"));
        boolean silent =
                started.jobId() == null
                        && started.modelId() == null
                        && started.modelName() == null
                        && Fields.text(node, "message") == null;
        if (silent) {
            // No job may mean "there already", but only when something was said at all.
            throw new UnreadableAnswer("the answer names neither job nor model");
        }
        return started;
    }

    static UploadJob job(JsonNode answer) {
        JsonNode node = Fields.inner(answer);
        JsonNode args = node.path("args");
        return new UploadJob(
                Fields.required(node, "job_id"),
                Fields.text(node, "status"),
                Redaction.words(message(node)),
                Fields.text(args, "modelName"),
                Redaction.words(Fields.text(args, "modelSource")),
                Fields.instant(node, "created_at"));
    }

    /**
     * Of the updates of the job's own status, else of all, the newest; in the order of the list
     * when no time is told. A failed job's reason stands nowhere else.
     */
    private static String message(JsonNode job) {
        List<Update> updates = Items.entries(job.path("status_updates"), Update::of);
        String status = Fields.text(job, "status");
        List<Update> own =
                updates.stream()
                        .filter(update -> status != null && status.equals(update.status()))
                        .toList();
        return (own.isEmpty() ? updates : own)
                .stream()
                        .filter(update -> update.message() != null)
                        .reduce((one, next) -> next.at().isBefore(one.at()) ? one : next)
                        .map(Update::message)
                        .orElse(null);
    }

    private record Update(String status, String message, Instant at) {
        static Update of(JsonNode node) {
            Instant at = Fields.instant(node, "timestamp");
            return new Update(
                    Fields.text(node, "status"),
                    Fields.text(node, "message"),
                    at == null ? Instant.MIN : at);
        }
    }
}
