package dev.slipway.sandbox.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An inverted index of texts by weighted features; similarity is the cosine. */
final class TfIdf {
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Telling telling;

    private record Posting(int text, double weight) {}

    TfIdf(List<Map<String, Integer>> texts, List<String> completions) {
        telling = new Telling(texts, completions);
        for (int text = 0; text < texts.size(); text++) {
            int index = text;
            weights(texts.get(text))
                    .forEach(
                            (name, weight) ->
                                    postings.computeIfAbsent(name, n -> new ArrayList<>())
                                            .add(new Posting(index, weight)));
        }
    }

    /** Adds {@code share} of the similarity with each text to {@code scores}. */
    void score(Map<String, Integer> features, double share, double[] scores) {
        weights(features)
                .forEach(
                        (name, weight) -> {
                            for (Posting posting : postings.getOrDefault(name, List.of())) {
                                scores[posting.text] += share * weight * posting.weight;
                            }
                        });
    }

    /** Unit-length weights. */
    private Map<String, Double> weights(Map<String, Integer> features) {
        Map<String, Double> weights = new HashMap<>();
        double squares = 0;
        for (var feature : features.entrySet()) {
            double weight = (1 + Math.log(feature.getValue())) * telling.weight(feature.getKey());
            weights.put(feature.getKey(), weight);
            squares += weight * weight;
        }
        double length = Math.sqrt(squares);
        weights.replaceAll((name, weight) -> weight / length);
        return weights;
    }
}
