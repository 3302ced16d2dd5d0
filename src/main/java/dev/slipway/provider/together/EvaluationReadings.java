package dev.slipway.provider.together;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.provider.RemoteEvaluation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From Together's JSON to our records: evaluations. */
final class EvaluationReadings {
    private EvaluationReadings() {}

    static RemoteEvaluation evaluation(JsonNode answer) {
        JsonNode node = Fields.inner(answer);
        List<String> said =
                Items.entries(
                        node.path("status_updates"), update -> Fields.required(update, "message"));
        return new RemoteEvaluation(
                Fields.required(node, "workflow_id"),
                Fields.text(node, "type"),
                Fields.text(node, "status"),
                node.path("results").isObject() ? results(node.path("results")) : null,
                said.isEmpty() ? null : Redaction.words(said.getLast()),
                Fields.instant(node, "created_at"),
                Fields.instant(node, "updated_at"));
    }

    private static RemoteEvaluation.Results results(JsonNode node) {
        Map<String, Double> numbers = new HashMap<>();
        numbers(node, numbers);
        numbers(node.path("aggregated_scores"), numbers);
        return new RemoteEvaluation.Results(
                numbers,
                labels(node.path("label_counts")),
                Fields.text(node, "result_file_id"),
                Redaction.words(Fields.text(node, "error")));
    }

    private static void numbers(JsonNode node, Map<String, Double> into) {
        node.properties()
                .forEach(
                        field -> {
                            BigDecimal value = Fields.decimal(node, field.getKey());
                            if (value != null) {
                                into.put(field.getKey(), value.doubleValue());
                            }
                        });
    }

    /** A string that holds JSON in the OpenAPI document, an object in the guides. */
    private static Map<String, Long> labels(JsonNode field) {
        JsonNode counts = field.isTextual() ? json(field.textValue()) : field;
        Map<String, Long> labels = new HashMap<>();
        counts.properties()
                .forEach(
                        label -> {
                            Long count = Fields.whole(counts, label.getKey());
                            if (count != null) {
                                labels.put(label.getKey(), count);
                            }
                        });
        return labels;
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** {@code {"model_list":["name"]}}; objects with a name or an id are taken, too. */
    static List<String> models(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("model_list");
        if (!list.isArray() && !list.isNull()) {
            throw new UnreadableAnswer("the answer holds no models");
        }
        return Items.entries(
                list,
                model -> {
                    String name = model.isTextual() ? model.textValue() : Fields.text(model, "id");
                    return name == null ? Fields.required(model, "name") : name;
                });
    }
}
