package dev.slipway.bench;

import dev.slipway.lifecycle.LifecycleState;
import java.util.Set;

/** WAITING -> DONE. */
enum BenchState implements LifecycleState<BenchState> {
    WAITING,
    DONE;

    @Override
    public Set<BenchState> next() {
        return this == WAITING ? Set.of(DONE) : Set.of();
    }
}
