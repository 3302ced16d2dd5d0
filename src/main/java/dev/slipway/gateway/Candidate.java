package dev.slipway.gateway;

import dev.slipway.routing.Route;

/**
 * Something that may answer a request.
 *
 * @param inferenceName what the provider calls it
 * @param modelId our record, or the provider's id when there is none
 * @param version null for a model that is not ours
 * @param imageLora what the request has to name beside it, or null
 */
record Candidate(String inferenceName, String modelId, Integer version, Route.ImageLora imageLora) {

    Candidate(String inferenceName, String modelId, Integer version) {
        this(inferenceName, modelId, version, null);
    }

    static Candidate of(Route.Target target) {
        return new Candidate(
                target.inferenceName(),
                target.modelId(),
                target.modelVersion(),
                target.imageLora());
    }

    static Candidate providerModel(String id) {
        return new Candidate(id, id, null);
    }

    /** Whether it runs on an endpoint of ours. */
    boolean dedicated() {
        return version != null && imageLora == null;
    }
}
