package dev.slipway.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses keys: after ten failures within five minutes from one address, or for
 * one key, the next try waits. In this process's memory; a key has 240 random bits, so this saves
 * work and log, it is not what keeps guessers out.
 */
@ApplicationScoped
class SignInBrake {
    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > REMEMBERED;
                }
            };

    SignInBrake(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant since) {}

    /** How long to wait; empty when a try is allowed now. */
    synchronized Optional<Duration> wait(String address, String keyText) {
        Instant now = clock.instant();
        return java.util.stream.Stream.of(address(address), key(keyText))
                .map(failures::get)
                .filter(f -> f != null && f.count() >= ALLOWED)
                .map(f -> Duration.between(now, f.since().plus(WINDOW)))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
    }

    synchronized void failed(String address, String keyText) {
        note(address(address));
        note(key(keyText));
    }

    /** Whoever has a key that counts is no guesser. */
    synchronized void succeeded(String address, String keyText) {
        failures.remove(address(address));
        failures.remove(key(keyText));
    }

    private void note(String who) {
        Instant now = clock.instant();
        failures.merge(
                who,
                new Failures(1, now),
                (before, first) ->
                        before.since().plus(WINDOW).isBefore(now)
                                ? first
                                : new Failures(before.count() + 1, before.since()));
    }

    private static String address(String address) {
        return "address " + address;
    }

    /** The public part; the same for all guesses at one key. */
    private static String key(String text) {
        int publicPart = "sk-slipway-".length() + 12;
        return "key "
                + (text == null ? "" : text.substring(0, Math.min(publicPart, text.length())));
    }
}
