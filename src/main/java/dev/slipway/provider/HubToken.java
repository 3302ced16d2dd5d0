package dev.slipway.provider;

import java.util.regex.Pattern;

/** A token of a weights hub. Shown, it is masked; {@link #value()} is for the request alone. */
public record HubToken(String value) {
    private static final Pattern ANY = Pattern.compile("hf_[A-Za-z0-9_]+");
    private static final int SHOWN = 4;
    private static final int SHORTEST_WITH_END = 16;

    /** Null for a blank text. */
    public static HubToken of(String value) {
        return value == null || value.isBlank() ? null : new HubToken(value.strip());
    }

    /** A text in which every token is masked. */
    public static String mask(String text) {
        return ANY.matcher(text).replaceAll(found -> masked(found.group()));
    }

    @Override
    public String toString() {
        return masked(value);
    }

    private static String masked(String token) {
        // The end of a short one would tell too much of it.
        return token.length() < SHORTEST_WITH_END
                ? "hf_…"
                : "hf_…" + token.substring(token.length() - SHOWN);
    }
}
