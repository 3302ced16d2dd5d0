package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Asks models through {@code /v1/chat/completions}, as any OpenAI client would. */
record Interview(ApiClient api, Questions questions) {
    private static final int AT_ONCE = 4;

    /**
     * @param baseScore share of the questions that the base model answers as expected, 0 to 1
     * @param asked how many questions that was
     * @param answers to the questions that are shown
     */
    record Result(Double baseScore, int asked, List<Report.Answer> answers) {
        static final Result NONE = new Result(null, 0, List.of());
    }

    /**
     * @param tuned null when there is nobody to ask; its answers are null then
     */
    Result hold(String base, String tuned) {
        List<Question> all = questions.all();
        List<String> fromBase = ask(base, all);
        List<Question> shown = questions.shown();
        List<String> fromTuned = tuned == null ? null : ask(tuned, shown);
        long right =
                IntStream.range(0, all.size())
                        .filter(i -> all.get(i).isAnsweredBy(fromBase.get(i)))
                        .count();
        return new Result(
                (double) right / all.size(),
                all.size(),
                IntStream.range(0, shown.size())
                        .mapToObj(
                                i ->
                                        new Report.Answer(
                                                shown.get(i).text(),
                                                fromBase.get(i),
                                                fromTuned == null ? null : fromTuned.get(i),
                                                shown.get(i).expected()))
                        .toList());
    }

    /** One question to one model. */
    String ask(String model, Question question) {
        ObjectNode body = Json.object().put("model", model).put("temperature", 0);
        body.set("messages", question.messages());
        JsonNode answer = api.post("/v1/chat/completions", body);
        return Json.text(answer.path("choices").path(0).path("message"), "content");
    }

    private List<String> ask(String model, List<Question> asked) {
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> calls =
                    asked.stream()
                            .<Callable<String>>map(question -> () -> ask(model, question))
                            .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : several.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted while asking " + model, e);
        }
    }
}
