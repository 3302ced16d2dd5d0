package dev.slipway.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known about one thing we asked a provider to make.
 *
 * <pre>
 * PLANNED -> ATTEMPTING -> CONFIRMED -> RELEASING -> RELEASED | HANDED_OVER
 *            ATTEMPTING -> REJECTED | PLANNED (surely not made) | UNKNOWN -> CONFIRMED | PLANNED
 * what turns out to be something else than was asked for -> RELEASING
 * </pre>
 *
 * What each means for somebody who finds a thing at the provider by its token, with no regard to
 * the record that wanted it:
 */
public enum EffectState implements LifecycleState<EffectState> {
    /** Nothing was sent, or surely nothing was made. A thing of this name came late: stop it. */
    PLANNED,
    /** A create is on its way now, or its sender died. Leave it to the next owner. */
    ATTEMPTING,
    /** It may exist; the record's worker looks for it and adopts it. Leave it to that. */
    UNKNOWN,
    /** It is {@code external_id}, and wanted. Anything else of this name is a twin: stop that. */
    CONFIRMED,
    /** The provider refused it. A thing of this name came late: stop it. */
    REJECTED,
    /** It is known and no longer wanted, or was never what was asked for. Remove it again. */
    RELEASING,
    /** It was observed to be gone. A thing of this name came back, or came late: stop it. */
    RELEASED,
    /** Its record has ended, and {@code owner} answers for it. Leave it. */
    HANDED_OVER;

    @Override
    public Set<EffectState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(ATTEMPTING, CONFIRMED, REJECTED, UNKNOWN, RELEASING);
            case ATTEMPTING -> EnumSet.of(CONFIRMED, REJECTED, PLANNED, UNKNOWN, RELEASING);
            case UNKNOWN -> EnumSet.of(CONFIRMED, PLANNED, UNKNOWN, RELEASING);
            case CONFIRMED -> EnumSet.of(RELEASING, RELEASED, HANDED_OVER);
            case RELEASING -> EnumSet.of(RELEASED, HANDED_OVER);
            case HANDED_OVER -> EnumSet.of(RELEASING, RELEASED);
            case REJECTED, RELEASED -> EnumSet.noneOf(EffectState.class);
        };
    }
}
