package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.math.BigDecimal;

/** Chat, completions, embeddings and rerank under {@code /v1}. */
public final class InferenceRoutes {
    private final Generator generator;
    private final Targets targets;
    private final TokenMeter meter;

    public InferenceRoutes(Generator generator, Targets targets, TokenMeter meter) {
        this.generator = generator;
        this.targets = targets;
        this.meter = meter;
    }

    public void register(Routes routes) {
        routes.post("/v1/chat/completions", call -> answer(call, generator.chat(call.json())));
        routes.post("/v1/completions", call -> answer(call, generator.text(call.json())));
        routes.post("/v1/embeddings", this::embed);
        routes.post("/v1/rerank", this::rerank);
    }

    private Reply answer(Call call, Generation generation) {
        boolean streamed = call.json().path("stream").asBoolean();
        if (generation.target().serverless() == null) {
            return Reply.later(() -> generation.writing().reply(generation.answer(), streamed));
        }
        Answer answer = generation.answer();
        generator.bill(generation, answer, BigDecimal.ONE);
        return generation.writing().reply(answer, streamed);
    }

    private Reply embed(Call call) {
        ObjectNode body = call.json();
        String model = Call.required(body, "model");
        Target target = targets.find(model, "embedding");
        if (target.serverless() == null) {
            throw ApiException.badField("model", "The endpoint's model makes no embeddings");
        }
        Embeddings embeddings = Embeddings.of(body.path("input"));
        meter.count(target.serverless(), BigDecimal.ONE, embeddings.tokens(), 0);
        return Reply.ok(embeddings.json(model));
    }

    private Reply rerank(Call call) {
        ObjectNode body = call.json();
        targets.find(Call.required(body, "model"), "rerank");
        return Reply.ok(Reranking.of(body).json());
    }
}
