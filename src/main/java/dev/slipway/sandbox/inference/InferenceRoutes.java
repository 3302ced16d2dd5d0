package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.learn.Messages;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** {@code /v1/chat/completions}, {@code /v1/completions} and {@code /v1/embeddings}. */
public final class InferenceRoutes {
    private static final int TOKENS_AROUND_A_MESSAGE = 4;
    private static final int MAX_CHOICES = 128;

    private final Targets targets;
    private final Speaker speaker;
    private final TokenMeter meter;
    private final SimClock clock;
    private final AtomicLong answers = new AtomicLong();

    public InferenceRoutes(Targets targets, Speaker speaker, TokenMeter meter, SimClock clock) {
        this.targets = targets;
        this.speaker = speaker;
        this.meter = meter;
        this.clock = clock;
    }

    public void register(Routes routes) {
        routes.post("/v1/chat/completions", this::chat);
        routes.post("/v1/completions", this::complete);
        routes.post("/v1/embeddings", this::embed);
    }

    private Reply chat(Call call) {
        ObjectNode body = call.json();
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw ApiException.badField("messages", "messages must be a non-empty list");
        }
        long promptTokens = 0;
        for (JsonNode message : messages) {
            promptTokens +=
                    TOKENS_AROUND_A_MESSAGE + Words.tokens(message.path("content").asText());
        }
        return generate(body, Messages.question(messages), promptTokens, Shape.CHAT);
    }

    private Reply complete(Call call) {
        ObjectNode body = call.json();
        JsonNode prompt =
                body.path("prompt").isArray() ? body.path("prompt").path(0) : body.path("prompt");
        if (!prompt.isTextual()) {
            throw ApiException.badField("prompt", "prompt is required");
        }
        return generate(body, prompt.asText(), Words.tokens(prompt.asText()), Shape.TEXT);
    }

    private Reply generate(ObjectNode body, String question, long promptTokens, Shape shape) {
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
        Supplier<Answer> work =
                () -> Answer.of(speaker.answer(target, question), body, promptTokens);
        boolean streamed = body.path("stream").asBoolean();
        if (target.serverless() == null) {
            return Reply.later(() -> writing.reply(work.get(), streamed));
        }
        Answer answer = work.get();
        meter.count(target.serverless(), promptTokens, answer.completionTokens() * choices);
        return writing.reply(answer, streamed);
    }

    private Reply embed(Call call) {
        ObjectNode body = call.json();
        String model = Call.required(body, "model");
        Target target = targets.find(model, "embedding");
        if (target.serverless() == null) {
            throw ApiException.badField("model", "The endpoint's model makes no embeddings");
        }
        Embeddings embeddings = Embeddings.of(body.path("input"));
        meter.count(target.serverless(), embeddings.tokens(), 0);
        return Reply.ok(embeddings.json(model));
    }
}
