package dev.slipway.sandbox.upload;

import java.time.Duration;
import java.time.Instant;

/** When an upload gets where. */
public record Pace(Instant begun, Instant done) {
    private static final Duration WAIT = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final long BYTES_PER_SECOND = 200_000_000;

    /**
     * @param bytes of all files
     */
    public static Pace of(Instant created, long bytes) {
        Instant begun = created.plus(WAIT);
        return new Pace(begun, begun.plus(SHORTEST).plusSeconds(bytes / BYTES_PER_SECOND));
    }

    public Instant halfWay() {
        return begun.plus(Duration.between(begun, done).dividedBy(2));
    }
}
