package dev.slipway.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known about one thing we asked a provider to make.
 *
 * <pre>
 * PLANNED -> ATTEMPTING -> CONFIRMED -> RELEASING -> RELEASED | HANDED_OVER
 *            ATTEMPTING -> REJECTED | PLANNED (surely not made) | UNKNOWN -> CONFIRMED | PLANNED
 * </pre>
 */
public enum EffectState implements LifecycleState<EffectState> {
    PLANNED,
    ATTEMPTING,
    UNKNOWN,
    CONFIRMED,
    REJECTED,
    RELEASING,
    RELEASED,
    HANDED_OVER;

    @Override
    public Set<EffectState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(ATTEMPTING, CONFIRMED, REJECTED);
            case ATTEMPTING -> EnumSet.of(CONFIRMED, REJECTED, PLANNED, UNKNOWN);
            case UNKNOWN -> EnumSet.of(CONFIRMED, PLANNED);
            case CONFIRMED -> EnumSet.of(RELEASING, RELEASED, HANDED_OVER);
            case RELEASING -> EnumSet.of(RELEASED);
            case HANDED_OVER -> EnumSet.of(RELEASING, RELEASED);
            case REJECTED, RELEASED -> EnumSet.noneOf(EffectState.class);
        };
    }
}
