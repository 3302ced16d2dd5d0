package dev.slipway.evaluation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of one run of a suite against one model.
 *
 * @param cases asked
 * @param answered of these, got an answer
 * @param means mean score over the answered cases by scorer, 0 to 1; NaN when a score is missing
 */
public record RunScores(int cases, int answered, Map<String, Double> means) {

    public RunScores {
        if (answered < 0 || cases < answered) {
            throw new IllegalArgumentException(
                    "%d of %d cases cannot be answered".formatted(answered, cases));
        }
        means = Map.copyOf(means);
    }

    /**
     * @param answered for each answered case its scores by scorer
     */
    public static RunScores of(
            int cases, Collection<String> scorers, List<Map<String, Double>> answered) {
        Map<String, Double> means = new HashMap<>();
        for (String scorer : scorers) {
            double sum = 0;
            for (Map<String, Double> scores : answered) {
                Double score = scores.get(scorer);
                sum += score == null ? Double.NaN : score;
            }
            means.put(scorer, sum / answered.size());
        }
        return new RunScores(cases, answered.size(), means);
    }

    /** NaN when the scorer did not run. */
    double mean(String scorer) {
        return means.getOrDefault(scorer, Double.NaN);
    }
}
