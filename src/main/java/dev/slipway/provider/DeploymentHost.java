package dev.slipway.provider;

import java.util.List;
import java.util.Map;

/**
 * Serves models on GPUs (generation V2): endpoint, deployment, traffic split. Creates are sent once
 * and never resent. Order of removal: 0/0, wait for {@code STOPPED}, weight 0, delete the
 * deployment, delete the endpoint.
 */
public interface DeploymentHost {

    RemoteEndpoint createEndpoint(String name);

    /** All endpoints of the project. */
    List<RemoteEndpoint> endpoints();

    RemoteEndpoint endpoint(String endpointId);

    /**
     * Sets the whole split. Weight 0 takes a deployment out. {@code etag} may be null: last write
     * wins.
     */
    RemoteEndpoint split(String endpointId, Map<String, Integer> weights, String etag);

    void deleteEndpoint(String endpointId, String etag);

    /**
     * Asks whether a deployment could be created; creates nothing.
     *
     * @throws ProviderException with the reason when it could not
     */
    void validate(String endpointId, DeploymentRequest request);

    RemoteDeployment createDeployment(String endpointId, DeploymentRequest request);

    List<RemoteDeployment> deployments(String endpointId);

    RemoteDeployment deployment(String endpointId, String deploymentId);

    RemoteDeployment scale(
            String endpointId, String deploymentId, Autoscaling autoscaling, String etag);

    void deleteDeployment(String endpointId, String deploymentId, String etag);
}
