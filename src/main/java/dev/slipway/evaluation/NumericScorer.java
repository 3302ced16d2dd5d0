package dev.slipway.evaluation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares decimals, so that 1.01 is within 0.01 of 1.00. Numbers have a decimal point and may have
 * thousands commas; the last one of an answer counts, since models reason first and conclude last.
 */
record NumericScorer(BigDecimal tolerance) implements Scorer {
    // A hyphen between words or digits is no sign, and digits inside a word are no number.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.])(?:(?<![\\w)])[-+])?(?:\\d{1,3}(?:,\\d{3})++(?!\\d)|\\d++)"
                            + "(?:\\.\\d++)?(?:[eE][-+]?\\d++)?");

    /** More digits or a higher exponent than this are no measured value but an attack on memory. */
    private static final int MAX_CHARS = 60;

    private static final int MAX_EXPONENT = 400;

    static NumericScorer of(Options options) {
        double tolerance =
                options.node("tolerance")
                        .map(node -> node.isNumber() ? node.doubleValue() : Double.NaN)
                        .orElse(0.0);
        // Written so that NaN fails, too.
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw options.bad("tolerance", "a number of 0 or more");
        }
        return new NumericScorer(BigDecimal.valueOf(tolerance));
    }

    @Override
    public double score(String expected, String answer) {
        Optional<BigDecimal> wanted = last(expected);
        if (wanted.isEmpty()) {
            return Double.NaN;
        }
        return last(answer)
                        .filter(n -> n.subtract(wanted.get()).abs().compareTo(tolerance) <= 0)
                        .isPresent()
                ? 1
                : 0;
    }

    @Override
    public Optional<String> objection(String expected) {
        return last(expected).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "There is no number in %s. Expect one, such as 12.5."
                                .formatted(Text.shown(expected)));
    }

    private static Optional<BigDecimal> last(String text) {
        Matcher numbers = NUMBER.matcher(text);
        String last = null;
        while (numbers.find()) {
            last = numbers.group();
        }
        return last == null ? Optional.empty() : parse(last.replace(",", ""));
    }

    private static Optional<BigDecimal> parse(String number) {
        if (number.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(number);
            boolean sane = Math.abs((long) value.scale()) <= MAX_EXPONENT;
            return sane ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
