package dev.slipway.cost;

import dev.slipway.platform.Actor;
import java.time.Instant;
import java.util.List;

/** Who spends money for projects and can be stopped. Rooms with paid things implement it. */
public interface Spender {

    /** What costs money now, or is bound to cost some that the ledger does not hold yet. */
    List<Burning> burning(Instant now);

    /**
     * Takes one step towards costing nothing, without the work items that usually do it. May call
     * providers, so not in a transaction. Called again until {@link #burning} no longer lists it.
     * One that fails keeps no other of them from its step; the failure is thrown at the end.
     */
    void stop(List<Burning> what, String why, Actor by);
}
