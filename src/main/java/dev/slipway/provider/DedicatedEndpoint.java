package dev.slipway.provider;

import java.time.Instant;

/**
 * A model on GPUs (generation V1). Every part but {@code id} may be null; entries of a list have
 * neither display name nor hardware nor replicas.
 *
 * @param id {@code endpoint-...}
 * @param name what inference calls {@code model}; made by the provider
 * @param displayName what we gave it
 * @param state raw word; {@code PENDING}, {@code STARTING}, {@code STARTED}, {@code STOPPING},
 *     {@code STOPPED}, {@code ERROR} and {@code FAILED} are known
 */
public record DedicatedEndpoint(
        String id,
        String name,
        String displayName,
        String model,
        String hardware,
        String state,
        Integer minReplicas,
        Integer maxReplicas,
        Instant createdAt) {

    public boolean in(String word) {
        return word.equalsIgnoreCase(state);
    }
}
