package dev.slipway.provider.together;

import dev.slipway.provider.AdapterHost;
import dev.slipway.provider.RemoteAdapter;
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
class TogetherAdapters implements AdapterHost {
    private final TogetherClients clients;
    private final TogetherProject project;

    TogetherAdapters(TogetherClients clients, TogetherProject project) {
        this.clients = clients;
        this.project = project;
    }

    @Override
    @Guarded(value = "attach the adapter", creates = true)
    @CircuitBreakerName("together-adapter-attach")
    public RemoteAdapter attach(String endpointId, String deploymentId, AdapterRequest request) {
        AdaptersApi api = clients.adapters();
        String owner = project.id();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("adapterModelId", request.modelId());
        if (request.revisionId() != null) {
            body.put("adapterRevisionId", request.revisionId());
        }
        if (request.force()) {
            body.put("force", true);
        }
        return Calls.create(
                "attach the adapter " + request.modelId(),
                () -> api.attach(owner, endpointId, deploymentId, body),
                answer -> ServingReadings.adapter(answer, request.modelId()));
    }

    @Override
    @CircuitBreakerName("together-adapters")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteAdapter> adapters(String endpointId, String deploymentId) {
        AdaptersApi api = clients.adapters();
        String owner = project.id();
        return Pages.all(
                "list the adapters of " + deploymentId,
                after -> api.list(owner, endpointId, deploymentId, Pages.LIMIT, after),
                answer -> ServingReadings.adapter(answer, null));
    }

    @Override
    @CircuitBreakerName("together-adapter")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteAdapter adapter(String endpointId, String deploymentId, String adapterId) {
        AdaptersApi api = clients.adapters();
        String owner = project.id();
        return Calls.read(
                "show the adapter " + adapterId,
                () -> api.adapter(owner, endpointId, deploymentId, adapterId),
                answer -> ServingReadings.adapter(answer, adapterId));
    }

    @Override
    @CircuitBreakerName("together-adapter-pin")
    public RemoteAdapter pin(
            String endpointId,
            String deploymentId,
            String adapterId,
            String revisionId,
            String etag) {
        AdaptersApi api = clients.adapters();
        String owner = project.id();
        Map<String, Object> body = Map.of("adapterRevisionId", revisionId, "etag", etag);
        return Calls.change(
                "pin the adapter " + adapterId + " to " + revisionId,
                () -> api.update(owner, endpointId, deploymentId, adapterId, body),
                answer -> ServingReadings.adapter(answer, adapterId));
    }

    @Override
    @CircuitBreakerName("together-adapter-detach")
    public void detach(String endpointId, String deploymentId, String adapterId, String etag) {
        AdaptersApi api = clients.adapters();
        String owner = project.id();
        Calls.remove(
                "detach the adapter " + adapterId,
                () -> api.detach(owner, endpointId, deploymentId, adapterId, etag));
    }
}
