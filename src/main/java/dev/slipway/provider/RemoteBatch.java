package dev.slipway.provider;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A batch at the provider. Every part but {@code id} may be null.
 *
 * @param status raw word; {@code VALIDATING}, {@code IN_PROGRESS}, {@code CANCELING} and the four
 *     terminal ones are known
 * @param progress 0 to 100
 * @param error why the batch as a whole failed
 */
public record RemoteBatch(
        String id, String status, Double progress, Files files, Facts facts, String error) {
    private static final Set<String> TERMINAL =
            Set.of("COMPLETED", "FAILED", "EXPIRED", "CANCELLED");

    /**
     * File ids. A completed batch may have errors, too: requests that failed are in a file of their
     * own.
     */
    public record Files(String input, String output, String errors) {}

    /** What was asked for, and when. */
    public record Facts(
            String model,
            String endpoint,
            Instant createdAt,
            Instant deadline,
            Instant completedAt) {}

    public boolean terminal() {
        return status != null && TERMINAL.contains(status.toUpperCase(Locale.ROOT));
    }

    public boolean is(String word) {
        return word.equalsIgnoreCase(status);
    }
}
