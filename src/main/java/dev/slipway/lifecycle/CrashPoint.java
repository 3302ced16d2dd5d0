package dev.slipway.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One place to die or to sleep at.
 *
 * @param at which hit counts, from 1
 * @param stop whether the process is stopped there, until somebody continues it
 */
record CrashPoint(String name, int at, boolean stop, AtomicInteger hits) {
    private static final int AS_BY_KILL = 137;
    private static final String STOP = "stop";

    /** By name; empty for null or nothing. */
    static Map<String, CrashPoint> parse(String words) {
        if (words == null || words.isBlank()) {
            return Map.of();
        }
        return Arrays.stream(words.split(","))
                .map(word -> one(word.strip()))
                .collect(
                        Collectors.toUnmodifiableMap(
                                CrashPoint::name, Function.identity(), (first, again) -> first));
    }

    private static CrashPoint one(String word) {
        Deque<String> parts = new ArrayDeque<>(Arrays.asList(word.split(":")));
        boolean stop = STOP.equals(parts.peekLast());
        if (stop) {
            parts.removeLast();
        }
        int at = 1;
        if (parts.getLast().chars().allMatch(Character::isDigit)) {
            at = Integer.parseInt(parts.removeLast());
        }
        return new CrashPoint(String.join(":", parts), at, stop, new AtomicInteger());
    }

    void hit() {
        if (due()) {
            System.err.println((stop ? "PAUSE " : "CRASH ") + name);
            System.err.flush();
            if (stop) {
                sleep();
            } else {
                // Not exit: no hook may run, as with a real kill.
                Runtime.getRuntime().halt(AS_BY_KILL);
            }
        }
    }

    /** Counts a hit and tells whether it is the one. */
    boolean due() {
        return hits.incrementAndGet() == at;
    }

    /** Comes back once the process was continued. */
    private static void sleep() {
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP " + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop at a crash point", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
