package dev.slipway.sandbox.serving;

import java.time.Instant;
import java.util.List;

/**
 * An address for inference.
 *
 * @param seq its place among all acts
 * @param name without the project's slug
 * @param version grows with each change
 */
public record Endpoint(
        String id,
        long seq,
        String name,
        String visibility,
        List<Share> split,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** A part of the traffic, in proportion to weight times ready replicas. */
    public record Share(String deploymentId, double weight) {}

    /** What may be changed, and what the ledger keeps of a change. */
    record Facts(String name, String visibility, List<Share> split) {}

    String etag() {
        return Etags.of(id, version);
    }

    /** Weight of a deployment; 0 when it is not in the split. */
    public double weight(String deploymentId) {
        return split.stream()
                .filter(share -> share.deploymentId().equals(deploymentId))
                .mapToDouble(Share::weight)
                .sum();
    }

    Endpoint with(Facts facts, long newVersion, Instant at) {
        return new Endpoint(
                id, seq, facts.name, facts.visibility, facts.split, newVersion, createdAt, at);
    }

    /** The same without a deployment that was deleted. */
    Endpoint without(String deploymentId) {
        List<Share> rest =
                split.stream().filter(s -> !s.deploymentId().equals(deploymentId)).toList();
        return new Endpoint(id, seq, name, visibility, rest, version, createdAt, updatedAt);
    }
}
