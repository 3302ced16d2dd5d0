package dev.slipway.demo;

import java.time.Instant;

/** Transitions for tests. */
final class Events {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static Event fineTune(int second, String from, String to) {
        return event("fine-tune", "ft_1", from, to, second);
    }

    static Event model(int second, String from, String to) {
        return event("model", "model_1", from, to, second);
    }

    static Event event(String kind, String subject, String from, String to, int second) {
        return new Event(kind, subject, from, to, "why " + to, START.plusSeconds(second));
    }
}
