package dev.slipway.model;

import dev.slipway.lifecycle.LifecycleState;
import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a model.
 *
 * <pre>
 * REGISTERED -> CHECKING -> UPLOADING -> VALIDATING -> UPLOADED -> DEPLOYING -> READY -> EVALUATING
 *   -> APPROVED -> CANARY -> LIVE &lt;-> STANDBY
 * skips: REGISTERED -> UPLOADED | CHECKING -> READY | READY -> APPROVED | APPROVED -> LIVE
 * busy or CANARY -> HELD -> where it came from | CLOSING
 * any but LIVE -> CLOSING -> FAILED | REJECTED | CANCELLED | RETIRED
 * </pre>
 */
public enum Stage implements LifecycleState<Stage> {
    REGISTERED,
    CHECKING,
    UPLOADING,
    VALIDATING,
    UPLOADED,
    DEPLOYING,
    READY,
    EVALUATING,
    APPROVED,
    CANARY,
    LIVE,
    STANDBY,
    HELD,
    CLOSING,
    FAILED,
    REJECTED,
    CANCELLED,
    RETIRED;

    @Override
    public Set<Stage> next() {
        return switch (this) {
            case REGISTERED -> EnumSet.of(CHECKING, UPLOADED, HELD, CLOSING);
            case CHECKING -> EnumSet.of(UPLOADING, READY, HELD, CLOSING);
            case UPLOADING -> EnumSet.of(VALIDATING, HELD, CLOSING);
            case VALIDATING -> EnumSet.of(UPLOADED, HELD, CLOSING);
            case UPLOADED -> EnumSet.of(DEPLOYING, HELD, CLOSING);
            case DEPLOYING -> EnumSet.of(READY, HELD, CLOSING);
            case READY -> EnumSet.of(EVALUATING, APPROVED, HELD, CLOSING);
            case EVALUATING -> EnumSet.of(APPROVED, HELD, CLOSING);
            case APPROVED -> EnumSet.of(CANARY, LIVE, HELD, CLOSING);
            case CANARY -> EnumSet.of(LIVE, STANDBY, HELD, CLOSING);
            case LIVE -> EnumSet.of(STANDBY);
            case STANDBY -> EnumSet.of(LIVE, CLOSING);
            case HELD ->
                    EnumSet.of(
                            REGISTERED,
                            CHECKING,
                            UPLOADING,
                            VALIDATING,
                            UPLOADED,
                            DEPLOYING,
                            READY,
                            EVALUATING,
                            APPROVED,
                            CANARY,
                            CLOSING);
            case CLOSING -> EnumSet.of(FAILED, REJECTED, CANCELLED, RETIRED);
            case FAILED, REJECTED, CANCELLED, RETIRED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** True while the model may hold GPUs or weights: what must not be forgotten. */
    public boolean inTraffic() {
        return this == CANARY || this == LIVE;
    }
}
