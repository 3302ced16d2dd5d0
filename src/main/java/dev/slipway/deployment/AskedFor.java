package dev.slipway.deployment;

import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/** Knows whether a person wants of GPUs what is done to them, and since when. */
@ApplicationScoped
class AskedFor {
    private final Models models;

    AskedFor(Models models) {
        this.models = models;
    }

    /**
     * When a person asked last: for this deployment's start, stop or end, or for its model's end.
     * Null when nobody did, or the service wanted something else of it since.
     */
    Instant at(Deployment d) {
        boolean own = d.wishBy != null && new Actor(d.wishBy).person();
        return Stream.of(
                        own ? d.wishAt : null,
                        Tx.call(() -> models.get(d.modelId)).endRequestedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
