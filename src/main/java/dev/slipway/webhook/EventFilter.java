package dev.slipway.webhook;

import dev.slipway.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which events a webhook gets: {@code *}, a kind such as {@code model.*}, or one state such as
 * {@code model.live}; case does not matter.
 */
record EventFilter(List<String> patterns) {
    private static final int MOST = 50;
    private static final Pattern SHAPE =
            Pattern.compile("\\*|[a-z][a-z0-9-]{0,62}\\.(\\*|[a-z][a-z0-9_]{0,62})");

    /**
     * @param wished null or empty: everything
     * @throws Problem VALIDATION_FAILED for another shape
     */
    static EventFilter check(List<String> wished) {
        if (wished == null || wished.isEmpty()) {
            return new EventFilter(List.of("*"));
        }
        if (wished.size() > MOST) {
            throw Problem.invalid("events", "holds more than " + MOST + " patterns");
        }
        for (int i = 0; i < wished.size(); i++) {
            String pattern = wished.get(i);
            if (pattern == null || !SHAPE.matcher(lower(pattern)).matches()) {
                throw Problem.invalid(
                        "events[" + i + "]",
                        "is not a pattern of events: use *, a kind (model.*) or a state (model.live)");
            }
        }
        return new EventFilter(wished.stream().map(EventFilter::lower).distinct().toList());
    }

    /**
     * @param type such as {@code model.live}
     */
    boolean takes(String type) {
        String kind = type.substring(0, type.indexOf('.') + 1);
        return patterns.stream()
                .anyMatch(p -> p.equals("*") || p.equals(type) || p.equals(kind + "*"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
