package dev.slipway.sandbox.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a feature tells about the answer: more when few texts have it (rarity), and more when
 * those that have it agree on their completion. "Where is" occurs with every intent and tells
 * nothing, however rare it is.
 */
final class Telling {
    /** What every completion is given beforehand, so that one sighting is no proof. */
    private static final double PRIOR = 0.2;

    /** What is left of the weight of a feature that all completions share. */
    private static final double LEAST = 0.2;

    /** A word never seen in training is no match for anything, but may be noise. */
    private static final double UNSEEN = 0.5;

    private final Map<String, Double> weights = new HashMap<>();
    private final int texts;

    Telling(List<Map<String, Integer>> texts, List<String> completions) {
        this.texts = texts.size();
        Map<String, Map<String, Integer>> seen = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String completion = completions.get(i);
            for (String feature : texts.get(i).keySet()) {
                seen.computeIfAbsent(feature, f -> new HashMap<>())
                        .merge(completion, 1, Integer::sum);
            }
        }
        int kinds = (int) completions.stream().distinct().count();
        seen.forEach(
                (feature, spread) ->
                        weights.put(feature, rarity(spread) * agreement(spread, kinds)));
    }

    double weight(String feature) {
        return weights.getOrDefault(feature, UNSEEN * (1 + Math.log(1.0 + texts)));
    }

    private double rarity(Map<String, Integer> spread) {
        int count = spread.values().stream().mapToInt(Integer::intValue).sum();
        return 1 + Math.log((1.0 + texts) / (1 + count));
    }

    /** From {@link #LEAST}, all completions alike, to just above 1, only one of them. */
    private static double agreement(Map<String, Integer> spread, int kinds) {
        if (kinds < 2) {
            return 1;
        }
        int count = spread.values().stream().mapToInt(Integer::intValue).sum();
        double total = count + PRIOR * kinds;
        double entropy = (kinds - spread.size()) * surprise(PRIOR / total);
        for (int times : spread.values()) {
            entropy += surprise((times + PRIOR) / total);
        }
        return LEAST + 1 - entropy / Math.log(kinds);
    }

    private static double surprise(double probability) {
        return -probability * Math.log(probability);
    }
}
