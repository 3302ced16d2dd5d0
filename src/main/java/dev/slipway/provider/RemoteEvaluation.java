package dev.slipway.provider;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An evaluation at the provider. Every part but {@code id} may be null.
 *
 * @param status raw word; {@code pending}, {@code queued}, {@code running}, {@code completed},
 *     {@code error} and {@code user_error} are known
 * @param message of the newest status update
 */
public record RemoteEvaluation(
        String id,
        String type,
        String status,
        Results results,
        String message,
        Instant createdAt,
        Instant updatedAt) {
    private static final Set<String> TERMINAL = Set.of("completed", "error", "user_error");

    /**
     * What came of it.
     *
     * @param numbers by the provider's names, such as {@code pass_percentage}, {@code mean_score},
     *     {@code A_wins}, {@code judge_fail_count}
     * @param labels how often each label was given; empty unless classified
     * @param file id of the file with a line for each row, or null
     * @param error why there are no results, or null
     */
    public record Results(
            Map<String, Double> numbers, Map<String, Long> labels, String file, String error) {
        public Results {
            numbers = Map.copyOf(numbers);
            labels = Map.copyOf(labels);
        }
    }

    public boolean terminal() {
        return status != null && TERMINAL.contains(status.toLowerCase(Locale.ROOT));
    }

    public boolean is(String word) {
        return word.equalsIgnoreCase(status);
    }
}
