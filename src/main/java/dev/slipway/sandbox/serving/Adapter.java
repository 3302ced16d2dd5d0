package dev.slipway.sandbox.serving;

import java.time.Duration;
import java.time.Instant;

/**
 * A LoRA adapter attached to a deployment.
 *
 * @param seq its place among all acts; the oldest goes first when room is needed
 * @param version grows with each change
 * @param since when its present revision was asked for
 */
public record Adapter(
        String deploymentId,
        String modelId,
        String revisionId,
        long seq,
        long version,
        Instant since) {
    static final String PREFIX = "ADAPTER_LOAD_STATE_";
    static final String READY = PREFIX + "READY";
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration LOAD = Duration.ofSeconds(35);

    String etag() {
        return Etags.of(deploymentId + ":" + modelId, version);
    }

    /**
     * The provider's word, on a deployment whose replicas are ready since {@code serving}.
     *
     * @param serving null while they are not
     */
    String state(Instant serving, Instant now) {
        if (serving == null) {
            return PREFIX + "PENDING";
        }
        Instant begun = (serving.isAfter(since) ? serving : since).plus(WAIT);
        if (now.isBefore(begun)) {
            return PREFIX + "PENDING";
        }
        return now.isBefore(begun.plus(LOAD)) ? PREFIX + "LOADING" : READY;
    }

    Adapter at(String newRevisionId, long newVersion, Instant at) {
        return new Adapter(deploymentId, modelId, newRevisionId, seq, newVersion, at);
    }
}
