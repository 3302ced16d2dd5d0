package dev.slipway.evaluation;

import java.util.Locale;
import java.util.Optional;

record ContainsScorer(boolean ignoreCase) implements Scorer {

    static ContainsScorer of(Options options) {
        return new ContainsScorer(options.flag("ignoreCase", false));
    }

    @Override
    public double score(String expected, String answer) {
        if (expected.isBlank()) {
            return Double.NaN;
        }
        return fold(answer).contains(fold(expected.strip())) ? 1 : 0;
    }

    @Override
    public Optional<String> objection(String expected) {
        return expected.isBlank()
                ? Optional.of("Every answer contains an empty text. Expect some words.")
                : Optional.empty();
    }

    private String fold(String text) {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
