package dev.slipway.sandbox.serving;

import java.time.Instant;

/**
 * A model in the project's registry.
 *
 * @param seq its place among all acts
 * @param name without the project's slug
 * @param type {@code model} or {@code adapter}
 * @param baseModelId {@code ml_...} of the base
 * @param revisionId {@code rv_...} of its weights; null while it has none
 */
public record ModelRecord(
        String id,
        long seq,
        String name,
        String type,
        String baseModelId,
        String revisionId,
        Facts facts,
        Instant createdAt) {

    /** What may be changed later. */
    public record Facts(String description, String visibility) {}

    ModelRecord with(String newName, Facts newFacts) {
        return new ModelRecord(
                id, seq, newName, type, baseModelId, revisionId, newFacts, createdAt);
    }
}
