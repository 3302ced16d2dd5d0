package dev.slipway.evaluation;

import java.util.Locale;

/** Values as they are shown in messages. */
final class Text {
    private static final int SHOWN = 60;

    private Text() {}

    /** Quoted and cut, so that a message never repeats a whole case. */
    static String shown(String text) {
        return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "\"";
    }

    /** A score, threshold or difference; enough digits to tell a near miss. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("0{1,2}$", "");
    }
}
