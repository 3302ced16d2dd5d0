package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Training;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The filters of {@code GET /v1/fine-tunes/{id}/metrics}; they come in the query or in a body. */
record Metrics(long from, long to, Instant loggedFrom, Instant loggedTo) {

    static Metrics asked(Call call) {
        return new Metrics(
                number(call, "global_step_from", 0),
                number(call, "global_step_to", Long.MAX_VALUE),
                time(call, "logged_at_from", Instant.MIN),
                time(call, "logged_at_to", Instant.MAX));
    }

    ObjectNode json(FineTune job, List<Training.Point> points) {
        ObjectNode answer = Json.object();
        answer.set(
                "metrics",
                Json.array(
                        points.stream()
                                .filter(point -> point.step() >= from && point.step() <= to)
                                .filter(point -> inTime(job, point))
                                .map(Metrics::point)
                                .toList()));
        return answer;
    }

    private boolean inTime(FineTune job, Training.Point point) {
        Instant at = job.schedule().done(point.step(), job.steps());
        return !at.isBefore(loggedFrom) && !at.isAfter(loggedTo);
    }

    private static ObjectNode point(Training.Point point) {
        ObjectNode node =
                Json.object()
                        .put("train/global_step", point.step())
                        .put("train/loss", point.trainLoss())
                        .put("train/learning_rate", point.learningRate());
        if (point.evalLoss() != null) {
            node.put("eval/loss", point.evalLoss());
        }
        return node;
    }

    private static long number(Call call, String name, long otherwise) {
        try {
            return Long.parseLong(value(call, name, String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            throw ApiException.badField(name, name + " must be a whole number");
        }
    }

    private static Instant time(Call call, String name, Instant otherwise) {
        try {
            return Instant.parse(value(call, name, otherwise.toString()));
        } catch (DateTimeParseException e) {
            throw ApiException.badField(
                    name, name + " must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static String value(Call call, String name, String otherwise) {
        return call.query(name).orElseGet(() -> call.json().path(name).asText(otherwise));
    }
}
