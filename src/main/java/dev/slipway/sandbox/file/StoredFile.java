package dev.slipway.sandbox.file;

import dev.slipway.sandbox.clock.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * An uploaded file.
 *
 * @param sha SHA-256 of its content
 * @param report outcome of its check; null for files that are not checked
 */
public record StoredFile(
        String id,
        String name,
        String purpose,
        String type,
        String sha,
        long bytes,
        Report report,
        Instant createdAt) {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration CHECK = Duration.ofSeconds(3);

    /** What the check of a training file found. */
    public record Report(
            boolean valid, String format, int lines, long tokens, boolean tools, String error) {}

    /** The provider's word for how far the check is. */
    String processingStatus(Instant now) {
        Instant checked = createdAt.plus(WAIT).plus(CHECK);
        return Timeline.startingWith(createdAt, "PENDING")
                .then(createdAt.plus(WAIT), "RUNNING")
                .then(checked, valid() ? "COMPLETED" : "INVALID_FORMAT")
                .at(now)
                .state();
    }

    public boolean processed(Instant now) {
        return !now.isBefore(createdAt.plus(WAIT).plus(CHECK));
    }

    public boolean valid() {
        return report == null || report.valid();
    }
}
