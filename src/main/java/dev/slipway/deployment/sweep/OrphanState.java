package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.LifecycleState;
import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a finding.
 *
 * <pre>
 * FOUND -> STOPPING &lt;-> STOPPED -> DELETING -> GONE
 * any open one -> OWNED (a record has it now) | KEPT (a person keeps it) | GONE
 * OWNED, GONE -> FOUND (it is there again)
 * </pre>
 */
public enum OrphanState implements LifecycleState<OrphanState> {
    FOUND,
    /** Its replicas were told to go to 0/0. */
    STOPPING,
    /** Seen down; it costs nothing and waits for a person or its time. */
    STOPPED,
    KEPT,
    DELETING,
    OWNED,
    GONE;

    @Override
    public Set<OrphanState> next() {
        return switch (this) {
            case FOUND -> EnumSet.of(STOPPING, DELETING, KEPT, OWNED, GONE);
            case STOPPING -> EnumSet.of(STOPPED, DELETING, KEPT, OWNED, GONE);
            case STOPPED -> EnumSet.of(STOPPING, DELETING, KEPT, OWNED, GONE);
            case KEPT -> EnumSet.of(DELETING, OWNED, GONE);
            case DELETING -> EnumSet.of(KEPT, OWNED, GONE);
            case OWNED, GONE -> EnumSet.of(FOUND);
        };
    }

    /** Not to be looked after any more. */
    public boolean ended() {
        return this == OWNED || this == GONE;
    }
}
