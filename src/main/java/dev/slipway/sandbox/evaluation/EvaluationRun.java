package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.inference.Answer;
import dev.slipway.sandbox.inference.Generation;
import dev.slipway.sandbox.inference.Generator;
import dev.slipway.sandbox.inference.Voice;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers and judges the rows: models are found under the lock, the work needs none. */
final class EvaluationRun {
    private final Evaluation evaluation;
    private final Task task;
    private final Generator generator;
    private final List<Item> items = new ArrayList<>();
    private Voice judge;
    private String refusal;

    /** A row, and what answers it for each subject; null where nothing can. */
    private record Item(ObjectNode row, List<Maker> makers) {}

    private sealed interface Maker {}

    private record Ready(String text) implements Maker {}

    private record Made(Generation generation) implements Maker {}

    /** What came of it; the file's id is not known yet. */
    record Outcome(
            Evaluation evaluation,
            Tally tally,
            String lines,
            String refusal,
            Map<Generation, Answer> answers) {}

    /** Callers hold the lock. */
    EvaluationRun(Evaluation evaluation, Rows rows, Generator generator) {
        this.evaluation = evaluation;
        this.generator = generator;
        ObjectNode parameters = evaluation.plan().parameters();
        this.task = Task.of(evaluation.plan().type(), parameters);
        try {
            judge = generator.voice(parameters.path("judge").path("model").asText());
        } catch (ApiException e) {
            refusal = "Judge: " + e.getMessage();
        }
        for (ObjectNode row : rows.rows()) {
            items.add(new Item(row, task.subjects().stream().map(s -> maker(s, row)).toList()));
        }
    }

    private Maker maker(Subject subject, ObjectNode row) {
        return switch (subject) {
            case Subject.Column column -> new Ready(row.path(column.name()).asText(""));
            case Subject.Model model -> {
                try {
                    yield new Made(generator.chat(model.chat(row)));
                } catch (ApiException e) {
                    yield new Ready("");
                }
            }
        };
    }

    /** An empty answer is a failed one. */
    Outcome outcome() {
        Tally tally = new Tally(task, new Judge(task, judge));
        StringBuilder lines = new StringBuilder();
        Map<Generation, Answer> made = new LinkedHashMap<>();
        for (Item item : refusal == null ? items : List.<Item>of()) {
            List<String> answers = new ArrayList<>();
            for (Maker maker : item.makers) {
                switch (maker) {
                    case Ready ready -> answers.add(ready.text);
                    case Made later -> {
                        Answer answer = later.generation.answer();
                        made.put(later.generation, answer);
                        answers.add(answer.text());
                    }
                }
            }
            if (answers.stream().anyMatch(String::isBlank)) {
                tally.failed();
                lines.append(item.row.deepCopy().put("error", "no answer")).append('\n');
            } else {
                lines.append(tally.judge(item.row, answers)).append('\n');
            }
        }
        return new Outcome(evaluation, tally, lines.toString(), refusal, made);
    }

    /** Callers hold the lock. */
    Evaluation.Result settled(Outcome outcome, String fileId) {
        outcome.answers.forEach((asked, answer) -> generator.bill(asked, answer, BigDecimal.ONE));
        if (outcome.refusal != null) {
            return failed(Evaluation.USER_ERROR, outcome.refusal);
        }
        return outcome.tally.hopeless()
                ? failed("error", "More than 30 % of the rows have no answer")
                : new Evaluation.Result(Evaluation.COMPLETED, outcome.tally.results(fileId));
    }

    private static Evaluation.Result failed(String status, String why) {
        return new Evaluation.Result(status, Json.object().put("error", why));
    }
}
