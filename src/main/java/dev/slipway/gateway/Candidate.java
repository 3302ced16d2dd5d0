package dev.slipway.gateway;

import dev.slipway.routing.Route;

/**
 * Something that may answer a request.
 *
 * @param inferenceName what the provider calls it
 * @param modelId our record, or the provider's id when there is none
 * @param version null for a model that is not ours
 */
record Candidate(String inferenceName, String modelId, Integer version) {

    static Candidate of(Route.Target target) {
        return new Candidate(target.inferenceName(), target.modelId(), target.modelVersion());
    }

    static Candidate providerModel(String id) {
        return new Candidate(id, id, null);
    }

    /** Whether it runs on an endpoint of ours. */
    boolean dedicated() {
        return version != null;
    }
}
