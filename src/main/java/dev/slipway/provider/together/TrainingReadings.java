package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingJob;
import dev.slipway.provider.TrainingPoint;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From Together's JSON to our records: everything about fine-tunes. */
final class TrainingReadings {
    /**
     * {@code total_price} is in nano-dollars: together-py {@code lib/utils/tools.py} divides it by
     * 1e9. The estimate is in dollars.
     */
    private static final int NANO = 9;

    private TrainingReadings() {}

    static TrainingJob job(JsonNode node) {
        return new TrainingJob(
                Fields.required(node, "id"),
                Fields.text(node, "status"),
                Fields.text(node, "suffix"),
                Fields.text(node, "model"),
                Fields.text(node, "training_file"),
                result(node),
                progress(node),
                Fields.instant(node, "created_at"),
                Fields.instant(node, "updated_at"));
    }

    private static TrainingJob.Result result(JsonNode node) {
        BigDecimal price = Fields.decimal(node, "total_price");
        return new TrainingJob.Result(
                Fields.text(node, "model_object_id"),
                Fields.text(node, "adapter_object_id"),
                Fields.text(node, "model_output_name"),
                price == null ? null : price.movePointLeft(NANO),
                Fields.whole(node, "token_count"));
    }

    private static TrainingJob.Progress progress(JsonNode node) {
        JsonNode estimate = node.path("progress");
        boolean estimated = !Boolean.FALSE.equals(Fields.flag(estimate, "estimate_available"));
        return new TrainingJob.Progress(
                Fields.integer(node, "epochs_completed"),
                Fields.whole(node, "steps_completed"),
                Fields.whole(node, "total_steps"),
                estimated ? Fields.whole(estimate, "seconds_remaining") : null);
    }

    static TrainingEvent event(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("an event is no object");
        }
        String type = Fields.text(node, "type");
        return new TrainingEvent(
                Fields.instant(node, "created_at"),
                Fields.text(node, "level"),
                type == null ? null : type.toLowerCase(Locale.ROOT),
                Fields.text(node, "message"),
                Fields.whole(node, "step"));
    }

    /** {@code {"metrics":[{"train/loss":0.5,...}]}}; what is no number is left out. */
    static List<TrainingPoint> points(JsonNode node) {
        JsonNode list = node.path("metrics");
        if (!list.isArray() && !list.isNull()) {
            throw new UnreadableAnswer("the answer holds no metrics");
        }
        return Items.entries(list, TrainingReadings::point);
    }

    private static TrainingPoint point(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("a metric is no object");
        }
        Map<String, Double> values = new HashMap<>();
        node.properties()
                .forEach(
                        field -> {
                            if (field.getValue().isNumber()) {
                                values.put(field.getKey(), field.getValue().doubleValue());
                            }
                        });
        return new TrainingPoint(values);
    }

    static TrainingCheckpoint checkpoint(JsonNode node) {
        Long step = Fields.whole(node, "step");
        if (step == null) {
            throw new UnreadableAnswer("a checkpoint has no \"step\"");
        }
        return new TrainingCheckpoint(
                step,
                Fields.instant(node, "created_at"),
                Fields.text(node, "checkpoint_type"),
                Fields.text(node, "path"),
                registered(node));
    }

    private static TrainingCheckpoint.Registered registered(JsonNode node) {
        String object = Fields.text(node, "object_id");
        return object == null
                ? null
                : new TrainingCheckpoint.Registered(
                        object,
                        Fields.text(node, "object_name"),
                        Fields.text(node, "object_revision_id"));
    }

    static PriceEstimate estimate(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("the answer is no estimate");
        }
        return new PriceEstimate(
                Fields.decimal(node, "estimated_total_price"),
                Fields.flag(node, "allowed_to_proceed"),
                Fields.decimal(node, "user_limit"),
                Fields.whole(node, "estimated_train_token_count"),
                Fields.whole(node, "estimated_eval_token_count"));
    }
}
