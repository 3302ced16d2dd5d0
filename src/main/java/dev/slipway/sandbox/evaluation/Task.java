package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A request for an evaluation, understood.
 *
 * @param type {@code classify}, {@code score} or {@code compare}
 * @param subjects one, or two to compare
 */
record Task(String type, ObjectNode parameters, List<Subject> subjects, Template judge) {

    static Task of(String type, ObjectNode parameters) {
        List<Subject> subjects = new ArrayList<>();
        switch (type) {
            case "classify" -> {
                words(parameters, "labels");
                words(parameters, "pass_labels");
                subjects.add(Subject.of(parameters, "model_to_evaluate"));
            }
            case "score" -> {
                for (String bound : List.of("min_score", "max_score", "pass_threshold")) {
                    if (!parameters.path(bound).isNumber()) {
                        throw ApiException.badField(bound, bound + " is required");
                    }
                }
                subjects.add(Subject.of(parameters, "model_to_evaluate"));
            }
            case "compare" -> {
                subjects.add(Subject.of(parameters, "model_a"));
                subjects.add(Subject.of(parameters, "model_b"));
            }
            default ->
                    throw ApiException.badField(
                            "type", "type must be one of classify, score, compare");
        }
        JsonNode judge = parameters.path("judge");
        for (String needed : List.of("model", "system_template", "model_source")) {
            if (!judge.path(needed).isTextual()) {
                throw ApiException.badField("judge", "judge." + needed + " is required");
            }
        }
        return new Task(
                type,
                parameters,
                List.copyOf(subjects),
                new Template(judge.get("system_template").asText()));
    }

    List<String> labels() {
        return words(parameters, "labels");
    }

    List<String> passLabels() {
        return words(parameters, "pass_labels");
    }

    private static List<String> words(ObjectNode parameters, String field) {
        List<String> words = new ArrayList<>();
        parameters.path(field).forEach(word -> words.add(word.asText()));
        if (words.isEmpty()) {
            throw ApiException.badField(field, field + " must be a non-empty list");
        }
        return words;
    }

    double number(String field) {
        return parameters.path(field).asDouble();
    }

    /** The judge's or a model's inference is somewhere that the sandbox cannot reach. */
    boolean external() {
        return parameters.findValuesAsText("model_source").contains("external");
    }

    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(judge.columns());
        subjects.forEach(subject -> columns.addAll(subject.columns()));
        return columns;
    }

    /** What a good answer is like: all that the judge is told of a row but the answer itself. */
    String reference(ObjectNode row) {
        Set<String> told = new LinkedHashSet<>(judge.columns());
        for (Subject subject : subjects) {
            if (subject instanceof Subject.Column column) {
                told.remove(column.name());
            }
        }
        StringBuilder text = new StringBuilder();
        (told.isEmpty() ? columns() : told)
                .forEach(column -> text.append(row.path(column).asText("")).append(' '));
        return text.toString();
    }
}
