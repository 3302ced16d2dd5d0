package dev.slipway.provider.together;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

@ApplicationScoped
@Guarded
@CircuitBreaker(
        failOn = {ProviderUnavailable.class, TimeoutException.class},
        requestVolumeThreshold = 10,
        delay = Guard.OPEN_SECONDS,
        delayUnit = ChronoUnit.SECONDS)
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
class TogetherDeployments implements DeploymentHost {
    private final TogetherClients clients;
    private final TogetherProject project;

    TogetherDeployments(TogetherClients clients, TogetherProject project) {
        this.clients = clients;
        this.project = project;
    }

    @Override
    @Guarded(value = "make the endpoint", creates = true)
    @CircuitBreakerName("together-endpoint-create")
    public RemoteEndpoint createEndpoint(String name) {
        EndpointsApi api = clients.endpoints();
        String owner = project.id();
        return Calls.create(
                "make the endpoint " + name,
                () -> api.create(owner, Map.of("name", name)),
                ServingReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-endpoints")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteEndpoint> endpoints() {
        EndpointsApi api = clients.endpoints();
        String owner = project.id();
        return Pages.all(
                "list the endpoints",
                after -> api.list(owner, Pages.LIMIT, after),
                ServingReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-endpoint")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteEndpoint endpoint(String endpointId) {
        return read(endpointId);
    }

    @Override
    @CircuitBreakerName("together-endpoint-split")
    public RemoteEndpoint split(String endpointId, Map<String, Integer> weights, String etag) {
        Map<String, Integer> split = weights.isEmpty() ? zeros(endpointId) : weights;
        EndpointsApi api = clients.endpoints();
        String owner = project.id();
        if (split.isEmpty()) {
            return read(endpointId);
        }
        return Calls.change(
                "set the traffic split of " + endpointId,
                () -> api.update(owner, endpointId, "trafficSplit", ServingBody.split(split, etag)),
                ServingReadings::endpoint);
    }

    // Together drops an empty list from the update and answers 400 "no fields to update".
    private Map<String, Integer> zeros(String endpointId) {
        Map<String, Integer> split = new LinkedHashMap<>(read(endpointId).split());
        split.replaceAll((deployment, weight) -> 0);
        return split;
    }

    private RemoteEndpoint read(String endpointId) {
        EndpointsApi api = clients.endpoints();
        String owner = project.id();
        return Calls.read(
                "show the endpoint " + endpointId,
                () -> api.endpoint(owner, endpointId),
                ServingReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-endpoint-delete")
    public void deleteEndpoint(String endpointId, String etag) {
        EndpointsApi api = clients.endpoints();
        String owner = project.id();
        Calls.change(
                "delete the endpoint " + endpointId, () -> api.delete(owner, endpointId, etag));
    }

    // Without a retry: a server that did not know the dry run would create, and twice.
    @Override
    @CircuitBreakerName("together-deployment-validate")
    public void validate(String endpointId, DeploymentRequest request) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        Map<String, Object> body = ServingBody.deployment(owner, request);
        Calls.read(
                "accept the deployment " + request.name(),
                () -> api.create(owner, endpointId, true, body),
                answer -> answer);
    }

    @Override
    @Guarded(value = "make the deployment", creates = true)
    @CircuitBreakerName("together-deployment-create")
    public RemoteDeployment createDeployment(String endpointId, DeploymentRequest request) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        return Calls.create(
                "make the deployment " + request.name(),
                () -> api.create(owner, endpointId, null, ServingBody.deployment(owner, request)),
                answer -> ServingReadings.deployment(answer, endpointId));
    }

    @Override
    @CircuitBreakerName("together-deployments")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteDeployment> deployments(String endpointId) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        return Pages.all(
                "list the deployments of " + endpointId,
                after -> api.list(owner, endpointId, Pages.LIMIT, after),
                answer -> ServingReadings.deployment(answer, endpointId));
    }

    @Override
    @CircuitBreakerName("together-deployment")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteDeployment deployment(String endpointId, String deploymentId) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        return Calls.read(
                "show the deployment " + deploymentId,
                () -> api.deployment(owner, endpointId, deploymentId),
                answer -> ServingReadings.deployment(answer, endpointId));
    }

    @Override
    @CircuitBreakerName("together-deployment-scale")
    public RemoteDeployment scale(
            String endpointId, String deploymentId, Autoscaling autoscaling, String etag) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        Map<String, Object> body = ServingBody.scale(autoscaling, etag);
        return Calls.change(
                "scale the deployment " + deploymentId,
                () -> api.update(owner, endpointId, deploymentId, "autoscaling", body),
                answer -> ServingReadings.deployment(answer, endpointId));
    }

    @Override
    @CircuitBreakerName("together-deployment-delete")
    public void deleteDeployment(String endpointId, String deploymentId, String etag) {
        DeploymentsApi api = clients.deployments();
        String owner = project.id();
        Calls.change(
                "delete the deployment " + deploymentId,
                () -> api.delete(owner, endpointId, deploymentId, etag));
    }
}
