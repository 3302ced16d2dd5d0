package dev.slipway.provider;

import java.util.List;

/**
 * Loads LoRA adapters into a running deployment that was made with {@link
 * DeploymentRequest.Options#lora()} (generation V2). Inference then calls an adapter by its model's
 * name. An adapter costs nothing beyond the deployment.
 */
public interface AdapterHost {

    /**
     * Attaches an adapter: sent once, never resent. When the answer is lost, look in {@link
     * #adapters} for the adapter's model.
     */
    RemoteAdapter attach(String endpointId, String deploymentId, AdapterRequest request);

    /** All adapters of the deployment. */
    List<RemoteAdapter> adapters(String endpointId, String deploymentId);

    RemoteAdapter adapter(String endpointId, String deploymentId, String adapterId);

    /**
     * Pins another revision.
     *
     * @param etag of the adapter as it was last read; never null
     * @throws ProviderException {@link FailureKind#CONFLICT} when the adapter has changed since
     */
    RemoteAdapter pin(
            String endpointId,
            String deploymentId,
            String adapterId,
            String revisionId,
            String etag);

    /**
     * Removes it; one that is gone already is no error.
     *
     * @param etag as of {@link #pin}
     */
    void detach(String endpointId, String deploymentId, String adapterId, String etag);

    /**
     * An adapter to attach.
     *
     * @param modelId {@code ml_...} of the adapter
     * @param revisionId null for its latest
     * @param force whether the deployment's oldest adapter makes room when it is full
     */
    record AdapterRequest(String modelId, String revisionId, boolean force) {}
}
