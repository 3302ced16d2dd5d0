package dev.slipway.lifecycle;

import java.util.Set;

/**
 * A persisted state with its allow-list. Implemented by enums; {@code next()} has no default
 * branch.
 */
public interface LifecycleState<S extends Enum<S>> {

    /** The states that may follow; empty for an end. */
    Set<S> next();

    String name();

    default boolean terminal() {
        return next().isEmpty();
    }
}
