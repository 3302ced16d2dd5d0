package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Instant;

/**
 * Replicas of one model under an endpoint.
 *
 * @param seq its place among all acts
 * @param version grows with each change
 * @param timeline its states, with how many replicas are ready in each
 */
public record Deployment(
        String id,
        long seq,
        Plan plan,
        Facts facts,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Timeline timeline) {

    /**
     * What was asked for and cannot be changed.
     *
     * @param model resource name with the pinned revision
     * @param machine id of the instance type
     * @param placement as asked for; null for anywhere
     * @param fate what a fault has in store for it; null for nothing
     */
    public record Plan(
            String endpointId,
            String modelId,
            String model,
            String configId,
            String machine,
            boolean enableLora,
            JsonNode placement,
            FaultKind fate) {}

    /** What may be changed. {@code autoscaling} has both bounds. */
    public record Facts(String name, ObjectNode autoscaling) {
        int replicas() {
            return autoscaling.path("minReplicas").asInt();
        }
    }

    String etag() {
        return Etags.of(id, version);
    }

    /** {@code rv_...} of the weights that it serves. */
    public String revisionId() {
        return plan.model.substring(plan.model.lastIndexOf('/') + 1);
    }

    public Phase at(Instant now) {
        return timeline.at(now);
    }

    boolean stopped(Instant now) {
        return at(now).is(Life.STOPPED) || at(now).is(Life.FAILED);
    }

    Deployment with(Facts newFacts, Timeline newTimeline, long newVersion, Instant at) {
        return new Deployment(id, seq, plan, newFacts, newVersion, createdAt, at, newTimeline);
    }
}
