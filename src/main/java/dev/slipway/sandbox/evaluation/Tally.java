package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the verdicts of an evaluation, in the words of its type. */
final class Tally {
    private final Task task;
    private final Judge judge;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Double> scores = new ArrayList<>();
    private int generationFails;
    private int invalid;
    private int rows;

    Tally(Task task, Judge judge) {
        this.task = task;
        this.judge = judge;
        if (task.type().equals("classify")) {
            task.labels().forEach(label -> counts.put(label, 0));
        }
    }

    void failed() {
        rows++;
        generationFails++;
    }

    /** Judges a row's answers, and gives what the result file tells of it. */
    ObjectNode judge(ObjectNode row, List<String> answers) {
        rows++;
        ObjectNode told = row.deepCopy();
        switch (task.type()) {
            case "classify" -> classify(told.put("response", answers.getFirst()));
            case "score" -> score(told.put("response", answers.getFirst()), row);
            default -> {
                String better = judge.better(answers.get(0), answers.get(1), row);
                counts.merge(better, 1, Integer::sum);
                told.put("response_a", answers.get(0))
                        .put("response_b", answers.get(1))
                        .put("winner", better);
            }
        }
        return told;
    }

    private void classify(ObjectNode told) {
        String label = judge.label(told.path("response").asText()).orElse(null);
        if (label == null) {
            invalid++;
        } else {
            counts.merge(label, 1, Integer::sum);
        }
        told.put("label", label);
    }

    private void score(ObjectNode told, ObjectNode row) {
        Double score = judge.score(told.path("response").asText(), row).orElse(null);
        if (score == null) {
            invalid++;
        } else {
            scores.add(score);
        }
        told.put("score", score);
    }

    /** More rows failed than the provider puts up with. */
    boolean hopeless() {
        return generationFails > rows * 0.3;
    }

    int rows() {
        return rows;
    }

    ObjectNode results(String fileId) {
        ObjectNode node =
                Json.object()
                        .put("generation_fail_count", generationFails)
                        .put("judge_fail_count", 0)
                        .put("result_file_id", fileId);
        switch (task.type()) {
            case "classify" -> {
                int passed =
                        task.passLabels().stream().mapToInt(l -> counts.getOrDefault(l, 0)).sum();
                int judged = counts.values().stream().mapToInt(Integer::intValue).sum();
                // Text with JSON in it: so say specification and client, whatever pages show.
                node.put("label_counts", Json.tree(counts).toString())
                        .put("pass_percentage", percent(passed, judged))
                        .put("invalid_label_count", invalid);
            }
            case "score" -> {
                node.put("invalid_score_count", invalid).put("failed_samples", generationFails);
                node.set("aggregated_scores", aggregated());
            }
            default ->
                    node.put("num_samples", rows)
                            .put("A_wins", counts.getOrDefault("A", 0))
                            .put("B_wins", counts.getOrDefault("B", 0))
                            .put("Ties", counts.getOrDefault("Tie", 0));
        }
        return node;
    }

    private ObjectNode aggregated() {
        double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double variance =
                scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).average().orElse(0);
        long passed = scores.stream().filter(s -> s >= task.number("pass_threshold")).count();
        return Json.object()
                .put("mean_score", mean)
                .put("std_score", Math.sqrt(variance))
                .put("pass_percentage", percent(passed, scores.size()));
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
