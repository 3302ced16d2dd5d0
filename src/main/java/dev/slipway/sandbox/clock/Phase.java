package dev.slipway.sandbox.clock;

import java.time.Instant;

/**
 * A stretch of a life, from {@code from} until the next phase.
 *
 * @param state the provider's word
 * @param message for people; may be empty
 * @param ready replicas that serve, and bill, meanwhile
 */
public record Phase(Instant from, String state, String message, int ready) {
    public boolean is(String word) {
        return state.equals(word);
    }
}
