package dev.slipway.evaluation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model must reach. Both maps go from a scorer's name to a number; null means none.
 *
 * @param min lowest mean score that passes, 0 to 1
 * @param vsLive lowest difference to the live version's mean that passes, -1 to 1; usually a small
 *     negative number
 */
public record Gate(Map<String, Double> min, Map<String, Double> vsLive) {

    /**
     * @throws IllegalArgumentException when nothing is required, a scorer is unknown or a number is
     *     out of range
     */
    public Gate {
        min = checked("min", min, 0);
        vsLive = checked("vsLive", vsLive, -1);
        if (min.isEmpty() && vsLive.isEmpty()) {
            throw new IllegalArgumentException(
                    "The gate requires nothing, so everything would pass. Add a minimum, such as"
                            + " {\"min\": {\"exact\": 0.8}}, or leave the evaluation out.");
        }
    }

    private static Map<String, Double> checked(String part, Map<String, Double> given, double low) {
        Map<String, Double> sorted = new TreeMap<>(given == null ? Map.of() : given);
        sorted.forEach(
                (scorer, number) -> {
                    if (!Scorer.NAMES.contains(scorer)) {
                        throw new IllegalArgumentException(
                                "gate.%s names the unknown scorer %s. Use one of %s."
                                        .formatted(part, Text.shown(scorer), Scorer.NAMES));
                    }
                    // Written so that NaN fails, too.
                    if (number == null || !(number >= low && number <= 1)) {
                        throw new IllegalArgumentException(
                                ("gate.%s.%s is %s, but scores go from 0 to 1. Use a number"
                                                + " from %d to 1.")
                                        .formatted(part, scorer, number, (int) low));
                    }
                });
        return Collections.unmodifiableMap(sorted);
    }
}
