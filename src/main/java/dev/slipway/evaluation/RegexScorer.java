package dev.slipway.evaluation;

import com.google.re2j.Pattern;
import java.util.Optional;

/** {@code fixed} is null when each expectation is a pattern of its own. */
record RegexScorer(SafePattern fixed, int flags, boolean fullMatch) implements Scorer {

    static RegexScorer of(Options options) {
        int flags = options.flag("ignoreCase", false) ? Pattern.CASE_INSENSITIVE : 0;
        boolean fullMatch = options.flag("fullMatch", false);
        SafePattern fixed = options.text("pattern").map(p -> SafePattern.of(p, flags)).orElse(null);
        return new RegexScorer(fixed, flags, fullMatch);
    }

    @Override
    public double score(String expected, String answer) {
        if (SafePattern.tooLong(answer)) {
            return Double.NaN;
        }
        try {
            SafePattern pattern = fixed != null ? fixed : SafePattern.of(expected, flags);
            return (fullMatch ? pattern.matches(answer) : pattern.find(answer)) ? 1 : 0;
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
    }

    @Override
    public Optional<String> objection(String expected) {
        if (fixed != null) {
            return Optional.empty();
        }
        try {
            SafePattern.of(expected, flags);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
