package dev.slipway.provider;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * GPUs that serve one model, in the words of either generation.
 *
 * @param id {@code dep_...}; {@code endpoint-...} in V1
 * @param name {@code <slug>/<endpoint>/<deployment>}; in V1 the endpoint's
 * @param state raw word such as {@code DEPLOYMENT_STATE_READY} or V1's {@code STARTED}; open
 * @param message the provider's reason, or null
 * @param readyReplicas replicas that serve and are billed; null when not said; in V1, which counts
 *     none, the most there may be
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
        String etag,
        Made made) {

    /** Nothing known of its making. */
    public RemoteDeployment(
            String id,
            String name,
            String endpointId,
            String state,
            String message,
            Integer readyReplicas,
            Integer desiredReplicas,
            String hardware,
            String etag) {
        this(
                id,
                name,
                endpointId,
                state,
                message,
                readyReplicas,
                desiredReplicas,
                hardware,
                etag,
                Made.UNKNOWN);
    }

    /**
     * As what and when it was made; fixed since then. Every part may be null.
     *
     * @param modelObjectId {@code ml_...}
     * @param config {@code projects/{x}/configs/{cr}}
     */
    public record Made(String modelObjectId, String config, Instant at) {
        public static final Made UNKNOWN = new Made(null, null, null);
    }

    /** V1's words, from the official clients: also PY1's {@code FAILED}. */
    private static final Map<String, String> V1_WORDS =
            Map.of(
                    "PENDING", "PROVISIONING",
                    "STARTING", "SCALING",
                    "STARTED", "READY",
                    "STOPPING", "STOPPING",
                    "STOPPED", "STOPPED",
                    "ERROR", "FAILED",
                    "FAILED", "FAILED");

    /** The last part of the name: what we gave it. */
    public String bareName() {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }

    /**
     * A V1 endpoint is GPUs and address in one. A started one is billed for its replicas, of which
     * no documented field tells the count: it is taken for the most that it may run.
     */
    public static RemoteDeployment of(DedicatedEndpoint endpoint) {
        boolean started = endpoint.in("STARTED");
        boolean off = endpoint.in("STOPPING") || endpoint.in("STOPPED");
        return new RemoteDeployment(
                endpoint.id(),
                endpoint.name(),
                endpoint.id(),
                endpoint.state(),
                null,
                started ? most(endpoint) : Integer.valueOf(0),
                off ? Integer.valueOf(0) : endpoint.minReplicas(),
                endpoint.hardware(),
                null);
    }

    private static Integer most(DedicatedEndpoint endpoint) {
        return Stream.of(endpoint.minReplicas(), endpoint.maxReplicas())
                .filter(Objects::nonNull)
                .reduce(1, Math::max);
    }

    /** Whether it is in the state that V2 calls by this word, such as {@code READY}. */
    public boolean in(String word) {
        return state != null
                && (state.equals("DEPLOYMENT_STATE_" + word) || word.equals(V1_WORDS.get(state)));
    }
}
