package dev.slipway.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that must not outlive the demo, closed last in, first out: at its end, on Ctrl-C, and
 * whenever the JVM ends in an orderly way. Closing twice is closing once; the second waits for the
 * first.
 */
final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Object closing = new Object();
    private volatile boolean over;

    /** A cleanup that also runs when the JVM ends. */
    static Cleanup atExit() {
        Cleanup cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup::interrupted, "demo-stop"));
        return cleanup;
    }

    /** The JVM ends; unless the demo came to its own end before, a person waits for this. */
    private void interrupted() {
        if (!over) {
            System.err.printf("%nStopping the service, PostgreSQL and the sandbox ...%n");
        }
        close();
    }

    /** Hands it over and gives it back. */
    <T extends AutoCloseable> T later(T thing) {
        synchronized (open) {
            if (!over) {
                open.push(thing);
                return thing;
            }
        }
        close(thing);
        throw new DemoException("The demo is being stopped.");
    }

    /** True once the end has begun; failures from then on mean nothing. */
    boolean over() {
        return over;
    }

    @Override
    public void close() {
        synchronized (closing) {
            AutoCloseable next = take();
            while (next != null) {
                close(next);
                next = take();
            }
        }
    }

    private AutoCloseable take() {
        synchronized (open) {
            over = true;
            return open.poll();
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            System.err.println("Did not stop cleanly: " + e);
        }
    }
}
