package dev.slipway.sandbox.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An inverted index of texts by weighted features; similarity is the cosine. */
final class TfIdf {
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final int size;

    private record Posting(int text, double weight) {}

    TfIdf(List<Map<String, Integer>> texts) {
        size = texts.size();
        Map<String, Integer> spread = new HashMap<>();
        texts.forEach(
                features -> features.keySet().forEach(name -> spread.merge(name, 1, Integer::sum)));
        spread.forEach((name, count) -> rarity.put(name, 1 + Math.log((1.0 + size) / (1 + count))));
        for (int text = 0; text < size; text++) {
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

    /** Unit-length weights. Unknown features count, too: what we do not know is no match. */
    private Map<String, Double> weights(Map<String, Integer> features) {
        double unknown = 1 + Math.log(1.0 + size);
        Map<String, Double> weights = new HashMap<>();
        double squares = 0;
        for (var feature : features.entrySet()) {
            double idf = rarity.getOrDefault(feature.getKey(), unknown);
            double weight = (1 + Math.log(feature.getValue())) * idf;
            weights.put(feature.getKey(), weight);
            squares += weight * weight;
        }
        double length = Math.sqrt(squares);
        weights.replaceAll((name, weight) -> weight / length);
        return weights;
    }
}
