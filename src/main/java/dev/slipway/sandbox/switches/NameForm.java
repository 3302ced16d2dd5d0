package dev.slipway.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the provider does to a name it is given. */
public enum NameForm {
    /** Keeps it, and shows the project's slug before it. */
    PREFIX,
    /** Shows it as it was given. */
    OFF,
    /** Like {@link #PREFIX}, in lower case. */
    LOWER,
    /** Like {@link #PREFIX}, cut to {@value #MOST} characters. */
    TRUNCATE;

    private static final int MOST = 32;

    /** The name that is kept for {@code given}. */
    public String kept(String given) {
        return switch (this) {
            case LOWER -> given.toLowerCase(Locale.ROOT);
            case TRUNCATE -> given.substring(0, Math.min(MOST, given.length()));
            default -> given;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static NameForm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
