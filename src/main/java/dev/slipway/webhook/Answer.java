package dev.slipway.webhook;

import java.time.Duration;

/**
 * What an attempt brought.
 *
 * @param status of HTTP; null when no answer came
 * @param retryAfter what the receiver asked for, not yet bounded; null for nothing
 * @param text the beginning of its answer, or why none came
 */
record Answer(Integer status, Duration retryAfter, String text) {
    private static final int GONE = 410;

    static Answer none(String why) {
        return new Answer(null, null, why);
    }

    boolean accepted() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver wants nothing more, ever. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
