package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.BatchHost.StartedBatch;
import dev.slipway.provider.RemoteBatch;
import java.math.BigDecimal;

/** From Together's JSON to our records: batches. */
final class BatchReadings {
    private BatchReadings() {}

    /** Nested in {@code job} when it was just made, bare otherwise; both are read anywhere. */
    static StartedBatch started(JsonNode answer) {
        return new StartedBatch(batch(answer), Fields.text(answer, "warning"));
    }

    static RemoteBatch batch(JsonNode answer) {
        JsonNode node = answer.path("job").isObject() ? answer.path("job") : answer;
        BigDecimal progress = Fields.decimal(node, "progress");
        return new RemoteBatch(
                Fields.required(node, "id"),
                Fields.text(node, "status"),
                progress == null ? null : progress.doubleValue(),
                new RemoteBatch.Files(
                        Fields.text(node, "input_file_id"),
                        Fields.text(node, "output_file_id"),
                        Fields.text(node, "error_file_id")),
                new RemoteBatch.Facts(
                        Fields.text(node, "model_id"),
                        Fields.text(node, "endpoint"),
                        Fields.instant(node, "created_at"),
                        Fields.instant(node, "job_deadline"),
                        Fields.instant(node, "completed_at")),
                Redaction.words(Fields.text(node, "error")));
    }
}
