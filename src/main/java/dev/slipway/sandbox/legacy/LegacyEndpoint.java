package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Instant;
import java.util.List;

/**
 * A dedicated endpoint of V1.
 *
 * @param id {@code endpoint-<uuid>}
 * @param seq its place among all acts
 * @param adapters names of those attached
 */
public record LegacyEndpoint(
        String id,
        long seq,
        Plan plan,
        Facts facts,
        List<String> adapters,
        Timeline timeline,
        Instant createdAt) {

    /**
     * What was asked for and cannot be changed.
     *
     * @param name what inference calls it by
     * @param model as asked for
     * @param machine id of the instance type
     * @param zone null for any
     * @param fate what a fault has in store for it; null for nothing
     */
    record Plan(String name, String model, String machine, String zone, FaultKind fate) {}

    /**
     * What may be changed.
     *
     * @param inactiveTimeout minutes; null for none. Kept and shown, but not acted upon
     */
    record Facts(String displayName, int min, int max, Integer inactiveTimeout, boolean started) {}

    public String name() {
        return plan.name;
    }

    public String model() {
        return plan.model;
    }

    public Phase at(Instant now) {
        return timeline.at(now);
    }

    LegacyEndpoint with(Facts newFacts, Timeline newTimeline) {
        return new LegacyEndpoint(id, seq, plan, newFacts, adapters, newTimeline, createdAt);
    }

    LegacyEndpoint with(List<String> newAdapters) {
        return new LegacyEndpoint(id, seq, plan, facts, newAdapters, timeline, createdAt);
    }
}
