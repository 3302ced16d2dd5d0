package dev.slipway.evaluation;

import dev.slipway.lifecycle.LifecycleState;
import java.util.EnumSet;
import java.util.Set;

/** QUEUED -> RUNNING -> DONE(verdict) | ERROR | CANCELLED. */
public enum EvaluationState implements LifecycleState<EvaluationState> {
    QUEUED,
    RUNNING,
    DONE,
    ERROR,
    CANCELLED;

    @Override
    public Set<EvaluationState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED, ERROR);
            case RUNNING -> EnumSet.of(DONE, ERROR, CANCELLED);
            case DONE, ERROR, CANCELLED -> EnumSet.noneOf(EvaluationState.class);
        };
    }
}
