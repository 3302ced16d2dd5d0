package dev.slipway.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes, politely first. */
final class Stopping {
    /** The service finishes what it does and hands over before it goes; it takes 40 s at most. */
    private static final Duration POLITE = Duration.ofSeconds(45);

    private static final Duration FORCED = Duration.ofSeconds(10);

    private Stopping() {}

    /** SIGTERM, then SIGKILL; returns when it has ended. */
    static void terminate(ProcessHandle process) {
        process.destroy();
        orKill(process);
    }

    /** SIGINT, by which PostgreSQL closes its connections and stops; then SIGKILL. */
    static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        orKill(process);
    }

    private static void orKill(ProcessHandle process) {
        if (!endsWithin(process, POLITE)) {
            process.destroyForcibly();
            endsWithin(process, FORCED);
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration longest) {
        try {
            process.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
