package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.SweepRun.Right;
import jakarta.enterprise.context.ApplicationScoped;

/** What must still hold in the transaction behind which something is sent. */
@ApplicationScoped
class Fence {
    private final SweepRun run;
    private final KnownNames names;

    Fence(SweepRun run, KnownNames names) {
        this.run = run;
        this.names = names;
    }

    /**
     * No other sweep has begun.
     *
     * @throws SweepRun.SupersededException otherwise
     */
    void hold(Right right) {
        run.hold(right);
    }

    /** No other sweep has begun, and the records say of the thing what was decided on. */
    boolean stands(Right right, Sighting sighting) {
        hold(right);
        return names.still(sighting.thing(), sighting.known());
    }
}
