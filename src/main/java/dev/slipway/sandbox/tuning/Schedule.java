package dev.slipway.sandbox.tuning;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Duration;
import java.time.Instant;

/** When a job gets where, if nobody cancels it. */
record Schedule(
        Instant queued,
        Instant started,
        Instant training,
        Instant trained,
        Instant compressed,
        Instant uploaded) {
    private static final Duration PENDING = Duration.ofSeconds(5);
    private static final Duration QUEUE = Duration.ofSeconds(20);
    private static final Duration PREPARATION = Duration.ofSeconds(15);
    private static final Duration SHORTEST_TRAINING = Duration.ofMinutes(2);
    private static final Duration LONGEST_TRAINING = Duration.ofHours(6);
    private static final Duration COMPRESSION = Duration.ofSeconds(30);
    private static final Duration UPLOAD = Duration.ofSeconds(45);
    private static final Duration CANCELLATION = Duration.ofSeconds(15);
    private static final long TOKENS_PER_SECOND = 1_000;

    static Schedule of(Instant created, long tokens) {
        Duration work = SHORTEST_TRAINING.plusSeconds(tokens / TOKENS_PER_SECOND);
        Instant queued = created.plus(PENDING);
        Instant started = queued.plus(QUEUE);
        Instant training = started.plus(PREPARATION);
        Instant trained =
                training.plus(work.compareTo(LONGEST_TRAINING) > 0 ? LONGEST_TRAINING : work);
        Instant compressed = trained.plus(COMPRESSION);
        return new Schedule(
                queued, started, training, trained, compressed, compressed.plus(UPLOAD));
    }

    Timeline timeline(Instant created, FaultKind fate, String dataError) {
        Timeline begun = Timeline.startingWith(created, "pending").then(queued, "queued");
        if (fate == FaultKind.STUCK_IN_QUEUE) {
            return begun;
        }
        Timeline running = begun.then(started, "running");
        if (dataError != null) {
            return running.then(new Phase(training, "user_error", dataError, 0));
        }
        return switch (fate) {
            case ENDS_CANCELLED ->
                    running.then(new Phase(training, "cancelled", "Insufficient balance", 0));
            case ENDS_USER_ERROR ->
                    running.then(
                            new Phase(training, "user_error", "The data could not be used", 0));
            case ENDS_ERROR, RESTARTS_AS_NEW_JOB ->
                    running.then(new Phase(halfTrained(), "error", "Internal training error", 0));
            case null, default ->
                    running.then(trained, "compressing")
                            .then(compressed, "uploading")
                            .then(uploaded, "completed");
        };
    }

    Instant halfTrained() {
        return training.plus(Duration.between(training, trained).dividedBy(2));
    }

    static Timeline cancelled(Timeline timeline, Instant now) {
        return timeline.cutAt(now)
                .then(now, "cancel_requested")
                .then(now.plus(CANCELLATION), "cancelled");
    }

    /** When step {@code step} of {@code steps} is done. */
    Instant done(int step, int steps) {
        return training.plus(
                Duration.between(training, trained).multipliedBy(step).dividedBy(steps));
    }

    /** How many of {@code steps} are done at {@code instant}. */
    int stepsBy(Instant instant, int steps) {
        int done = 0;
        while (done < steps && !done(done + 1, steps).isAfter(instant)) {
            done++;
        }
        return done;
    }
}
