package dev.slipway.evaluation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern from outside, matched in time proportional to its size times the length of the text.
 * RE2 knows neither look-around nor back references; they are what makes a pattern run for ever.
 */
final class SafePattern {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_REPETITIONS = 1_000;
    private static final int MAX_PROGRAM = 5_000;
    private static final int MAX_TEXT = 100_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:,(\\d+))?");

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException when it is no pattern or would grow too large
     */
    static SafePattern of(String text, int flags) {
        if (text.length() > MAX_LENGTH || repetitions(text) > MAX_REPETITIONS) {
            throw tooLarge(text);
        }
        try {
            Pattern pattern = Pattern.compile(text, flags);
            if (pattern.programSize() > MAX_PROGRAM) {
                throw tooLarge(text);
            }
            return new SafePattern(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    ("%s is not a pattern in RE2 syntax (%s). Correct it, without"
                                    + " look-around or back references.")
                            .formatted(Text.shown(text), e.getDescription()),
                    e);
        }
    }

    /**
     * Nested counts multiply when compiled. The product of all is more than that of the nested
     * ones, which errs on the safe side and needs no parser.
     */
    private static long repetitions(String text) {
        long product = 1;
        var counts = COUNT.matcher(text);
        while (counts.find() && product <= MAX_REPETITIONS) {
            String count = counts.group(2) == null ? counts.group(1) : counts.group(2);
            product *=
                    count.length() > 4 ? MAX_REPETITIONS + 1 : Math.max(1, Integer.parseInt(count));
        }
        return product;
    }

    private static IllegalArgumentException tooLarge(String text) {
        return new IllegalArgumentException(
                ("The pattern %s is too large: at most %d characters, and {counts} whose"
                                + " product is at most %d. Simplify it.")
                        .formatted(Text.shown(text), MAX_LENGTH, MAX_REPETITIONS));
    }

    /** Texts above this length are not to be searched. */
    static boolean tooLong(String text) {
        return text.length() > MAX_TEXT;
    }

    boolean find(String text) {
        return pattern.matcher(text).find();
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
