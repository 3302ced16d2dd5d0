package dev.slipway.provider;

/**
 * GPUs that serve one model revision (generation V2).
 *
 * @param id {@code dep_...}
 * @param name {@code <slug>/<endpoint>/<deployment>}
 * @param state raw word such as {@code DEPLOYMENT_STATE_READY}; open
 * @param message the provider's reason, or null
 * @param readyReplicas replicas that serve and are billed; null when not said
 * @param desiredReplicas what is asked for; null when not said
 */
public record RemoteDeployment(
        String id,
        String name,
        String endpointId,
        String state,
        String message,
        Integer readyReplicas,
        Integer desiredReplicas,
        String hardware,
        String etag) {

    /** The last part of the name: what we gave it. */
    public String bareName() {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }

    public boolean in(String word) {
        return ("DEPLOYMENT_STATE_" + word).equals(state);
    }
}
