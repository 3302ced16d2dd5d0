package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Documents in the order of how many words they share with the question. */
record Reranking(String model, String query, List<String> documents, int top, boolean returned) {

    static Reranking of(ObjectNode body) {
        JsonNode given = body.path("documents");
        if (!given.isArray() || given.isEmpty()) {
            throw ApiException.badField("documents", "documents must be a non-empty list");
        }
        Set<String> fields = new LinkedHashSet<>();
        body.path("rank_fields").forEach(field -> fields.add(field.asText()));
        List<String> documents = new ArrayList<>();
        given.forEach(document -> documents.add(text(document, fields)));
        int top = body.path("top_n").asInt(documents.size());
        if (top < 1) {
            throw ApiException.badField("top_n", "top_n must be at least 1");
        }
        return new Reranking(
                Call.required(body, "model"),
                Call.required(body, "query"),
                documents,
                Math.min(top, documents.size()),
                body.path("return_documents").asBoolean());
    }

    /** All fields of an object count when none are named. */
    private static String text(JsonNode document, Set<String> fields) {
        if (document.isTextual()) {
            return document.asText();
        }
        StringBuilder text = new StringBuilder();
        document.properties()
                .forEach(
                        field -> {
                            if (fields.isEmpty() || fields.contains(field.getKey())) {
                                text.append(field.getValue().asText()).append('\n');
                            }
                        });
        return text.toString().strip();
    }

    ObjectNode json() {
        ObjectNode node =
                Json.object()
                        .put("id", "rr-" + Digests.sha256(query + documents).substring(0, 16))
                        .put("object", "rerank")
                        .put("model", model);
        double[] scores =
                documents.stream().mapToDouble(d -> Embeddings.likeness(query, d)).toArray();
        ArrayNode results = node.putArray("results");
        IntStream.range(0, documents.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(top)
                .forEach(
                        i -> {
                            ObjectNode result =
                                    results.addObject()
                                            .put("index", i)
                                            .put("relevance_score", scores[i]);
                            ObjectNode document = result.putObject("document");
                            if (returned) {
                                document.put("text", documents.get(i));
                            }
                        });
        long tokens = Words.tokens(query) + documents.stream().mapToLong(Words::tokens).sum();
        node.set("usage", Answer.usage(tokens, 0));
        return node;
    }
}
