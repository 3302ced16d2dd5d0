package dev.slipway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.evaluation.AnswerRow;
import dev.slipway.evaluation.EvaluationReports;
import dev.slipway.evaluation.EvaluationView;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a model's evaluation: its scores against the gate, and its worst cases. */
@ApplicationScoped
class EvaluationSheets {
    private static final int WORST = 10;
    private static final String CANDIDATE = "candidate";
    private static final String LIVE = "live";

    private final EvaluationReports reports;

    EvaluationSheets(EvaluationReports reports) {
        this.reports = reports;
    }

    /** Null for a model that was not evaluated. */
    EvaluationSheet of(CustomModel model) {
        if (model.evaluationId == null) {
            return null;
        }
        EvaluationView run = reports.get(model.project(), model.evaluationId);
        ReleasePlan.Evaluate plan = model.plan().evaluate();
        return new EvaluationSheet(
                run.id(),
                Badge.of(run.state(), run.verdict() == null ? null : run.verdict().name()),
                run.reason(),
                plan == null ? Figures.UNKNOWN : plan.suite(),
                asked(run.scores()),
                scores(run.scores(), plan == null ? null : plan.gate()),
                worst(run.answers()));
    }

    private static String asked(JsonNode scores) {
        return scores == null
                ? Figures.UNKNOWN
                : "%d of %d answered"
                        .formatted(
                                scores.at("/candidate/answered").asInt(),
                                scores.at("/candidate/cases").asInt());
    }

    private static List<EvaluationSheet.Score> scores(JsonNode scores, ReleasePlan.GateSpec gate) {
        if (scores == null) {
            return List.of();
        }
        Map<String, Double> candidate = means(scores, CANDIDATE);
        Map<String, Double> live = means(scores, LIVE);
        return candidate.entrySet().stream()
                .map(
                        e ->
                                new EvaluationSheet.Score(
                                        e.getKey(),
                                        Figures.score(e.getValue()),
                                        Figures.score(live.get(e.getKey())),
                                        live.containsKey(e.getKey())
                                                ? Figures.difference(
                                                        e.getValue() - live.get(e.getKey()))
                                                : Figures.UNKNOWN,
                                        needs(e.getKey(), gate)))
                .toList();
    }

    private static Map<String, Double> means(JsonNode scores, String side) {
        Map<String, Double> means = new TreeMap<>();
        scores.path(side)
                .path("means")
                .properties()
                .forEach(e -> means.put(e.getKey(), e.getValue().asDouble()));
        return means;
    }

    private static String needs(String scorer, ReleasePlan.GateSpec gate) {
        List<String> needs = new ArrayList<>();
        if (gate != null && gate.min() != null && gate.min().containsKey(scorer)) {
            needs.add("at least " + Figures.score(gate.min().get(scorer)));
        }
        if (gate != null && gate.vsLive() != null && gate.vsLive().containsKey(scorer)) {
            needs.add("against live " + Figures.difference(gate.vsLive().get(scorer)));
        }
        return String.join(", ", needs);
    }

    private static List<EvaluationSheet.Worst> worst(List<AnswerRow> answers) {
        Map<String, AnswerRow> live =
                answers.stream()
                        .filter(row -> row.side().equals(LIVE))
                        .collect(Collectors.toMap(AnswerRow::caseId, Function.identity()));
        return answers.stream()
                .filter(row -> row.side().equals(CANDIDATE) && lowest(row) < 1)
                .sorted(Comparator.comparingDouble(EvaluationSheets::lowest))
                .limit(WORST)
                .map(row -> worst(row, live.get(row.caseId())))
                .toList();
    }

    private static EvaluationSheet.Worst worst(AnswerRow row, AnswerRow live) {
        String scores =
                new TreeMap<>(row.scores())
                        .entrySet().stream()
                                .map(e -> e.getKey() + " " + Figures.score(e.getValue()))
                                .collect(Collectors.joining(", "));
        return new EvaluationSheet.Worst(
                row.caseId(),
                row.question(),
                row.expected(),
                row.answer(),
                row.problem(),
                live == null ? null : live.answer(),
                scores);
    }

    /** Below all scores when no answer came. */
    private static double lowest(AnswerRow row) {
        return row.answer() == null
                ? -1
                : row.scores().values().stream().mapToDouble(s -> s).min().orElse(1);
    }
}
