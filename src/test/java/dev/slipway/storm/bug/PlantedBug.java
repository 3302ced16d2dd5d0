package dev.slipway.storm.bug;

import dev.slipway.storm.Provocation;
import java.util.List;
import java.util.Set;

/**
 * A mistake that a service of this kind is likely to make, and that a storm must see.
 *
 * @param number as in the specification
 * @param changed the one class that is replaced, such as {@code dev.slipway.lifecycle.Effects}
 * @param edits what makes the mistake; each must still find its text
 * @param expected invariants that name it, such as {@code I2}; one of them has to be red
 * @param sql run as the database's owner at the beginning; empty for none
 * @param provocation the storm in which it shows
 */
public record PlantedBug(
        int number,
        String title,
        String changed,
        List<Edit> edits,
        Set<String> expected,
        List<String> sql,
        Provocation provocation) {

    /** Said on standard error when the changed class is loaded: proof that the bug did run. */
    public String marker() {
        return "PLANTED BUG " + number;
    }

    /** The changed source. */
    String plant(String source) {
        String planted = source;
        for (Edit edit : edits) {
            planted = edit.apply(planted, changed);
        }
        String said = "static { System.err.println(\"%s\"); }".formatted(marker());
        return Edit.member(said).apply(planted, changed);
    }

    @Override
    public String toString() {
        return number + " " + title;
    }
}
