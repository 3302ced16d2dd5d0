package dev.slipway.admin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with their units, as people read them; a dash for what nobody knows. */
final class Figures {
    static final String UNKNOWN = "\u2013";
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Figures() {}

    static String usd(BigDecimal amount) {
        if (amount == null) {
            return UNKNOWN;
        }
        // Small amounts are real here: a training of one file costs less than a cent.
        boolean tiny = amount.signum() > 0 && amount.compareTo(CENT) < 0;
        return tiny ? "< $0.01" : "$" + amount.setScale(2, RoundingMode.HALF_UP);
    }

    static String usdPerHour(BigDecimal amount) {
        return amount == null ? UNKNOWN : usd(amount) + "/h";
    }

    /** A score between 0 and 1. */
    static String score(Double score) {
        return score == null || score.isNaN() ? UNKNOWN : String.format(Locale.ROOT, "%.3f", score);
    }

    /** A difference of scores, with its sign. */
    static String difference(double difference) {
        return String.format(Locale.ROOT, "%+.3f", difference);
    }

    static String bytes(Long bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        double rest = bytes;
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        while (rest >= 1000 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", rest, units[unit]);
    }

    static String orUnknown(Object value) {
        return value == null || value.toString().isBlank() ? UNKNOWN : value.toString();
    }
}
