package dev.slipway.sandbox.serving;

import java.time.Instant;

/**
 * A model in the project's registry.
 *
 * @param seq its place among all acts
 * @param name without the project's slug
 * @param type {@code model} or {@code adapter}
 * @param baseModelId {@code ml_...} of the base
 * @param revisionId {@code rv_...} of its newest weights; null while it has none
 * @param uploaded its weights come by uploads, not from a fine-tune
 */
public record ModelRecord(
        String id,
        long seq,
        String name,
        String type,
        String baseModelId,
        String revisionId,
        boolean uploaded,
        Facts facts,
        Instant createdAt) {

    /** What may be changed later. */
    public record Facts(String description, String visibility) {}

    ModelRecord with(String newName, Facts newFacts) {
        return new ModelRecord(
                id, seq, newName, type, baseModelId, revisionId, uploaded, newFacts, createdAt);
    }

    ModelRecord at(String newRevisionId) {
        return new ModelRecord(
                id, seq, name, type, baseModelId, newRevisionId, uploaded, facts, createdAt);
    }
}
