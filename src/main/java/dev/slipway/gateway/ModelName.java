package dev.slipway.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in {@code model}.
 *
 * @param version null for the alias itself
 */
record ModelName(String alias, Integer version) {
    private static final Pattern PINNED = Pattern.compile("(.+)@v?([0-9]{1,9})");

    /** {@code support-bot}, {@code support-bot@7} or {@code support-bot@v7}. */
    static ModelName parse(String text) {
        Matcher pinned = PINNED.matcher(text);
        return pinned.matches()
                ? new ModelName(pinned.group(1), Integer.valueOf(pinned.group(2)))
                : new ModelName(text, null);
    }
}
