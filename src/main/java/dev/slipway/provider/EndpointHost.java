package dev.slipway.provider;

import java.util.List;

/**
 * Serves models on GPUs (generation V1): an endpoint is one model on one kind of machine, with its
 * replicas. There is no etag: the last write wins.
 */
public interface EndpointHost {

    /**
     * Makes and starts an endpoint: sent once, never resent; it costs money from the moment it
     * runs.
     *
     * @throws ProviderException {@link FailureKind#GENERATION_CLOSED} when the account may create
     *     none in this generation
     */
    DedicatedEndpoint create(EndpointRequest request);

    /**
     * Our dedicated endpoints. The entries lack display name, hardware and replicas; by display
     * name one is found through {@link #endpoint}.
     */
    List<DedicatedEndpoint> endpoints();

    DedicatedEndpoint endpoint(String id);

    /**
     * Starts a stopped endpoint.
     *
     * @throws ProviderException {@link FailureKind#GENERATION_CLOSED}: it will never start again
     */
    DedicatedEndpoint start(String id);

    /** Stops it; not billed once its state is {@code STOPPED}. */
    DedicatedEndpoint stop(String id);

    DedicatedEndpoint scale(String id, int minReplicas, int maxReplicas);

    /** Removes it; one that is gone already is no error. */
    void delete(String id);

    /** Names of the adapter models bound to it, without the endpoint's. */
    List<String> adapters(String id);

    /**
     * Whether this adapter is bound to it.
     *
     * @param adapterName as the upload returned it
     */
    default boolean bound(String id, String adapterName) {
        return adapters(id).stream().anyMatch(name -> sameAdapter(name, adapterName));
    }

    /** The account's prefix may be left out of either. */
    static boolean sameAdapter(String one, String other) {
        return one.equals(other) || one.endsWith("/" + other) || other.endsWith("/" + one);
    }

    /**
     * Binds an adapter to a LoRA-enabled endpoint with the adapter's base; bound to it already
     * counts as done.
     *
     * @param endpointName {@link DedicatedEndpoint#name()}
     * @param adapterName the adapter's model name, as the upload returned it
     * @throws ProviderException {@link FailureKind#CONFLICT} when it is bound to another endpoint
     */
    void attach(String id, String endpointName, String adapterName);

    /** The opposite of {@link #attach}; not bound to it already counts as done. */
    void detach(String id, String endpointName, String adapterName);

    /**
     * Machines that can serve a model.
     *
     * @param model as an endpoint names it
     */
    List<Hardware> hardware(String model);
}
