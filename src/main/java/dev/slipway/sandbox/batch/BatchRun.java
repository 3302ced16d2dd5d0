package dev.slipway.sandbox.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.inference.Answer;
import dev.slipway.sandbox.inference.Generation;
import dev.slipway.sandbox.inference.Generator;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers the lines of a batch: targets are found under the lock, the work needs none. */
final class BatchRun {
    /** The one model that docs and skills agree on; all others cost in batches what they cost. */
    static final Set<String> DISCOUNTED = Set.of("meta-llama/Llama-3.3-70B-Instruct-Turbo");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final BatchJob job;
    private final Generator generator;
    private final List<Item> items = new ArrayList<>();

    /** A line, and either what will answer it or why nothing can. */
    private record Item(InputFile.Line line, Generation generation, ApiException refusal) {}

    private record Answered(Generation generation, Answer answer, BigDecimal share) {}

    /** What came of it, with what there is to pay. */
    final class Outcome {
        private final StringBuilder output = new StringBuilder();
        private final StringBuilder errors = new StringBuilder();
        private final List<Answered> answers = new ArrayList<>();

        BatchJob job() {
            return job;
        }

        String output() {
            return output.toString();
        }

        String errors() {
            return errors.toString();
        }

        void bill() {
            answers.forEach(each -> generator.bill(each.generation, each.answer, each.share));
        }

        private void add(Item item) {
            if (item.refusal != null) {
                refused(item);
                return;
            }
            Answer answer = item.generation.answer();
            ObjectNode line = Json.object().put("custom_id", item.line.customId());
            line.putObject("response")
                    .put("status_code", 200)
                    .set("body", item.generation.body(answer));
            output.append(line).append('\n');
            String model = item.line.body().path("model").asText();
            BigDecimal share = DISCOUNTED.contains(model) ? HALF : BigDecimal.ONE;
            answers.add(new Answered(item.generation, answer, share));
        }

        private void refused(Item item) {
            ObjectNode line = Json.object().put("custom_id", item.line.customId());
            line.putObject("error")
                    .put("message", item.refusal.getMessage())
                    .put("code", String.valueOf(item.refusal.status()));
            errors.append(line).append('\n');
        }
    }

    /** Callers hold the lock. */
    BatchRun(BatchJob job, List<InputFile.Line> lines, Generator generator) {
        this.job = job;
        this.generator = generator;
        boolean chat = job.plan().endpoint().equals("/v1/chat/completions");
        for (InputFile.Line line : lines) {
            try {
                Generation generation =
                        chat ? generator.chat(line.body()) : generator.text(line.body());
                items.add(new Item(line, generation, null));
            } catch (ApiException refusal) {
                items.add(new Item(line, null, refusal));
            }
        }
    }

    Outcome answers() {
        Outcome outcome = new Outcome();
        items.forEach(outcome::add);
        return outcome;
    }
}
