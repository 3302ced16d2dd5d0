package dev.slipway.gateway;

import java.time.Duration;

/** When a call must be over, by the monotonic clock. */
record Deadline(long endNanos) {

    static Deadline in(Duration total) {
        return new Deadline(System.nanoTime() + total.toNanos());
    }

    /**
     * The earlier of ours and the client's.
     *
     * @param clientSeconds {@code X-Stainless-Timeout} of the generated OpenAI clients; ignored
     *     when it is no positive number
     */
    static Deadline in(Duration total, String clientSeconds) {
        if (clientSeconds == null) {
            return in(total);
        }
        try {
            double seconds = Double.parseDouble(clientSeconds);
            boolean shorter = seconds > 0 && seconds < total.toMillis() / 1000.0;
            return in(shorter ? Duration.ofMillis((long) Math.ceil(seconds * 1000)) : total);
        } catch (NumberFormatException notANumber) {
            return in(total);
        }
    }

    /** At least 1, since a timer of 0 is refused; {@link #over()} says when it is too late. */
    long millisLeft() {
        return Math.max(1, (endNanos - System.nanoTime()) / 1_000_000);
    }

    long millisLeft(Duration atMost) {
        return Math.max(1, Math.min(millisLeft(), atMost.toMillis()));
    }

    boolean over() {
        return endNanos - System.nanoTime() <= 0;
    }
}
