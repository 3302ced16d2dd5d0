package dev.slipway.storm.bug;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of source text.
 *
 * @param find a regular expression, kept short so that it survives changes around it
 * @param replacement may name its groups
 */
record Edit(Pattern find, String replacement) {

    static Edit of(String find, String replacement) {
        return new Edit(Pattern.compile(find), replacement);
    }

    /** Makes the text one line longer before its class ends. */
    static Edit member(String code) {
        return of("\\}\\s*\\z", Matcher.quoteReplacement(code + "\n}\n"));
    }

    /**
     * @throws IllegalStateException when the text is not there any more: the bug must be planted
     *     anew
     */
    String apply(String source, String where) {
        Matcher matcher = find.matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    "%s no longer holds /%s/, where a bug is planted; change the edit of the bug."
                            .formatted(where, find));
        }
        return matcher.reset().replaceAll(replacement);
    }
}
