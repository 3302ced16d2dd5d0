package dev.slipway.deployment;

import java.util.Map;
import java.util.Set;

/** Who knows what was asked lately, in the memory of this process. */
public interface Activity {

    /** What was seen since the last call; it is forgotten there. */
    Seen drain();

    /**
     * Deployments by the names that inference calls them.
     *
     * @param used when one was last asked, in nanoseconds of the monotonic clock
     * @param wanted those for which requests came while they could not answer
     */
    record Seen(Map<String, Long> used, Set<String> wanted) {}
}
