package dev.slipway.sandbox.bill;

import java.time.Instant;
import java.util.List;

/** Something that costs money. */
public interface Meter {
    /** All that has fallen due from the beginning until {@code now}. */
    List<Charge> charges(Instant now);

    /** What bills by the minute at {@code now}. */
    default List<Running> running(Instant now) {
        return List.of();
    }
}
