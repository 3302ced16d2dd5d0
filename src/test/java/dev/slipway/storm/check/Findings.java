package dev.slipway.storm.check;

import java.util.ArrayList;
import java.util.List;

/** A verdict in the making. */
final class Findings {
    private final String invariant;
    private final List<String> violations = new ArrayList<>();
    private long examined;

    Findings(String invariant) {
        this.invariant = invariant;
    }

    /** Counts one thing that was looked at, and keeps {@code violation} unless {@code holds}. */
    void expect(boolean holds, String violation, Object... words) {
        examined++;
        if (!holds) {
            violations.add(violation.formatted(words));
        }
    }

    Verdict verdict() {
        return new Verdict(invariant, examined, List.copyOf(violations));
    }
}
