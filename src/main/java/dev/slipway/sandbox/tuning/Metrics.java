package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Training;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The filters of {@code GET /v1/fine-tunes/{id}/metrics}; they come in the query or in a body.
 *
 * @param resolution most points to tell, evenly chosen
 */
record Metrics(long from, long to, Instant loggedFrom, Instant loggedTo, int resolution) {

    static Metrics asked(Call call) {
        return new Metrics(
                number(call, "global_step_from", 0),
                number(call, "global_step_to", Long.MAX_VALUE),
                time(call, "logged_at_from", Instant.MIN),
                time(call, "logged_at_to", Instant.MAX),
                (int) number(call, "resolution", Integer.MAX_VALUE));
    }

    ObjectNode json(FineTune job, List<Training.Point> points) {
        List<Training.Point> wanted =
                points.stream()
                        .filter(point -> point.step() >= from && point.step() <= to)
                        .filter(point -> inTime(job, point))
                        .toList();
        ObjectNode answer = Json.object();
        answer.set("metrics", Json.array(sampled(wanted).map(Metrics::point).toList()));
        return answer;
    }

    private Stream<Training.Point> sampled(List<Training.Point> points) {
        int count = Math.clamp(resolution, 0, points.size());
        return IntStream.range(0, count).mapToObj(i -> points.get(i * points.size() / count));
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
