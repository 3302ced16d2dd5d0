package dev.slipway.finetune;

import dev.slipway.lifecycle.LifecycleState;
import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a fine-tune.
 *
 * <pre>
 * QUEUED -> CHECKING_DATA -> SUBMITTING -> TRAINING -> SUCCEEDED
 * any busy -> HELD -> back | CANCELLING -> CANCELLED | SUCCEEDED (it lost the race) | FAILED
 * </pre>
 */
public enum FineTuneState implements LifecycleState<FineTuneState> {
    QUEUED,
    CHECKING_DATA,
    SUBMITTING,
    TRAINING,
    HELD,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    @Override
    public Set<FineTuneState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(CHECKING_DATA, HELD, CANCELLING, FAILED);
            case CHECKING_DATA -> EnumSet.of(SUBMITTING, HELD, CANCELLING, FAILED);
            case SUBMITTING -> EnumSet.of(TRAINING, HELD, CANCELLING, FAILED);
            case TRAINING -> EnumSet.of(SUCCEEDED, HELD, CANCELLING, FAILED);
            case HELD ->
                    EnumSet.of(QUEUED, CHECKING_DATA, SUBMITTING, TRAINING, CANCELLING, FAILED);
            case CANCELLING -> EnumSet.of(CANCELLED, SUCCEEDED, FAILED, HELD);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(FineTuneState.class);
        };
    }
}
