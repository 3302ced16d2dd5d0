package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Hashed words as unit vectors: texts that share words are near each other. */
public record Embeddings(List<String> texts) {
    private static final int DIMENSIONS = 128;

    static Embeddings of(JsonNode input) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : input.isArray() ? input : Json.array().add(input)) {
            if (!text.isTextual()) {
                throw ApiException.badField("input", "input must be text or a list of texts");
            }
            texts.add(text.asText());
        }
        if (texts.isEmpty()) {
            throw ApiException.badField("input", "input must not be empty");
        }
        return new Embeddings(texts);
    }

    long tokens() {
        return texts.stream().mapToLong(Words::tokens).sum();
    }

    ObjectNode json(String model) {
        ObjectNode node = Json.object().put("object", "list").put("model", model);
        ArrayNode data = node.putArray("data");
        for (int i = 0; i < texts.size(); i++) {
            ObjectNode element = data.addObject().put("object", "embedding").put("index", i);
            ArrayNode embedding = element.putArray("embedding");
            for (double value : vector(texts.get(i))) {
                embedding.add(value);
            }
        }
        return node;
    }

    /** Cosine of the angle between two texts: 1 for the same words, 0 for none in common. */
    public static double likeness(String one, String other) {
        double[] left = vector(one);
        double[] right = vector(other);
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += left[i] * right[i];
        }
        return Math.round(sum * 1e6) / 1e6;
    }

    private static double[] vector(String text) {
        double[] vector = new double[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            int hash = Integer.parseUnsignedInt(Digests.sha256(word).substring(0, 8), 16);
            vector[Integer.remainderUnsigned(hash, DIMENSIONS)] += 1;
        }
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        return Arrays.stream(vector).map(v -> v / Math.max(length, 1e-9)).toArray();
    }
}
