package dev.slipway.admin;

import dev.slipway.lifecycle.WorkFacts;
import java.time.Instant;

/**
 * What a record waits for.
 *
 * @param what completes "Waiting for"
 * @param word the provider's raw word; null when it said none
 * @param message the provider's words on it; null without
 * @param attempt looks since the last progress
 * @param next when it is looked at again; null while a worker has it, or when nobody will
 * @param trouble what the last look met; null when it went well
 * @param parked why it was given up until a person helps; null when it was not
 */
record Waiting(
        String what,
        String word,
        String message,
        int attempt,
        Moment next,
        String trouble,
        String parked) {
    static final String YOU = "you";

    /** True when nothing goes on without a person. */
    public boolean asks() {
        return what.startsWith(YOU);
    }

    /**
     * @param work null when nothing is to be done
     */
    static Waiting of(
            String what, String word, String message, WorkFacts.Waiting work, Instant now) {
        if (work == null) {
            return new Waiting(what, word, message, 0, null, null, null);
        }
        boolean due = !work.running() && work.parkedReason() == null;
        return new Waiting(
                what,
                word,
                message,
                work.attempt(),
                due ? Moment.of(work.dueAt(), now) : null,
                work.lastError(),
                work.parkedReason());
    }
}
