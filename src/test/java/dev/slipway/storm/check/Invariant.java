package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;

/** One thing that must hold after every storm. */
public interface Invariant {

    /** Such as {@code I1 zero orphans}. */
    String name();

    /**
     * @throws Exception when the evidence cannot be read, which counts as a violation
     */
    Verdict check(Evidence evidence) throws Exception;
}
