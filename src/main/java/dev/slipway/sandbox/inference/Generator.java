package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.learn.Messages;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;

/** Understands requests for text and bills their answers, for calls, batches and evaluations. */
public final class Generator {
    private static final int TOKENS_AROUND_A_MESSAGE = 4;
    private static final int MAX_CHOICES = 128;

    private final Targets targets;
    private final Speaker speaker;
    private final TokenMeter meter;
    private final SimClock clock;
    private final AtomicLong answers = new AtomicLong();

    public Generator(Targets targets, Speaker speaker, TokenMeter meter, SimClock clock) {
        this.targets = targets;
        this.speaker = speaker;
        this.meter = meter;
        this.clock = clock;
    }

    /** What {@code body} of a chat asks for, or the provider's error. Callers hold the lock. */
    public Generation chat(ObjectNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw ApiException.badField("messages", "messages must be a non-empty list");
        }
        long promptTokens = 0;
        for (JsonNode message : messages) {
            promptTokens +=
                    TOKENS_AROUND_A_MESSAGE + Words.tokens(message.path("content").asText());
        }
        return generation(body, Messages.question(messages), promptTokens, Shape.CHAT);
    }

    /** The same for a completion. */
    public Generation text(ObjectNode body) {
        JsonNode prompt =
                body.path("prompt").isArray() ? body.path("prompt").path(0) : body.path("prompt");
        if (!prompt.isTextual()) {
            throw ApiException.badField("prompt", "prompt is required");
        }
        return generation(body, prompt.asText(), Words.tokens(prompt.asText()), Shape.TEXT);
    }

    private Generation generation(
            ObjectNode body, String question, long promptTokens, Shape shape) {
        Target target = targets.find(Call.required(body, "model"), "chat");
        if (shape == Shape.CHAT && !target.chatTemplate()) {
            throw ApiException.badRequest("tokenizer.chat_template is not set");
        }
        int choices = body.path("n").asInt(1);
        if (choices < 1 || choices > MAX_CHOICES) {
            throw ApiException.badField("n", "n must be between 1 and " + MAX_CHOICES);
        }
        Writing writing =
                new Writing(
                        shape,
                        "sandbox-" + answers.incrementAndGet(),
                        body.path("model").asText(),
                        clock.now().getEpochSecond(),
                        choices);
        return new Generation(
                target,
                writing,
                Generation.work(
                        body, question, promptTokens, () -> speaker.answer(target, question)));
    }

    /** Who answers to {@code model}, or the provider's error. Callers hold the lock. */
    public Voice voice(String model) {
        return new Voice(targets.find(model, "chat"), speaker);
    }

    /** Charges an answer of a serverless model. Callers hold the lock. */
    public void bill(Generation generation, Answer answer, BigDecimal share) {
        if (generation.target().serverless() != null) {
            meter.count(
                    generation.target().serverless(),
                    share,
                    answer.promptTokens(),
                    answer.completionTokens() * generation.choices());
        }
    }
}
