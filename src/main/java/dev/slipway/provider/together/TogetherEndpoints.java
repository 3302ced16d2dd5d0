package dev.slipway.provider.together;

import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.Call.Act;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
class TogetherEndpoints implements EndpointHost {
    private final TogetherClients clients;

    TogetherEndpoints(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "make the endpoint", creates = true)
    @CircuitBreakerName("together-v1-endpoint-create")
    public DedicatedEndpoint create(EndpointRequest request) {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.create(
                new Call(Act.CREATE, "make the endpoint " + request.displayName())
                        .forbiddenMeans(FailureKind.GENERATION_CLOSED),
                () -> api.create(DedicatedBody.create(request)),
                DedicatedReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-v1-endpoints")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<DedicatedEndpoint> endpoints() {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.read(
                "list the endpoints",
                () -> api.list("dedicated", true),
                DedicatedReadings::endpoints);
    }

    @Override
    @CircuitBreakerName("together-v1-endpoint")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public DedicatedEndpoint endpoint(String id) {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.read(
                "show the endpoint " + id, () -> api.endpoint(id), DedicatedReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-v1-endpoint-start")
    public DedicatedEndpoint start(String id) {
        Call call =
                new Call(Act.CHANGE, "start the endpoint " + id)
                        .forbiddenMeans(FailureKind.GENERATION_CLOSED);
        return update(call, id, DedicatedBody.state("STARTED"));
    }

    @Override
    @CircuitBreakerName("together-v1-endpoint-stop")
    public DedicatedEndpoint stop(String id) {
        Call call = new Call(Act.CHANGE, "stop the endpoint " + id);
        return update(call, id, DedicatedBody.state("STOPPED"));
    }

    @Override
    @CircuitBreakerName("together-v1-endpoint-scale")
    public DedicatedEndpoint scale(String id, int minReplicas, int maxReplicas) {
        Call call = new Call(Act.CHANGE, "scale the endpoint " + id);
        return update(call, id, DedicatedBody.scale(minReplicas, maxReplicas));
    }

    private DedicatedEndpoint update(Call call, String id, Map<String, Object> body) {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.change(call, () -> api.update(id, body), DedicatedReadings::endpoint);
    }

    @Override
    @CircuitBreakerName("together-v1-endpoint-delete")
    public void delete(String id) {
        DedicatedApi api = clients.v1Endpoints();
        Calls.remove("delete the endpoint " + id, () -> api.delete(id));
    }

    @Override
    @CircuitBreakerName("together-v1-adapters")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<String> adapters(String id) {
        return list(id);
    }

    private List<String> list(String id) {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.read(
                "list the adapters of " + id, () -> api.adapters(id), DedicatedReadings::adapters);
    }

    @Override
    @CircuitBreakerName("together-v1-adapter-attach")
    public void attach(String id, String endpointName, String adapterName) {
        DedicatedApi api = clients.v1Endpoints();
        Map<String, Object> body = DedicatedBody.adapter(endpointName, adapterName);
        bind(
                "attach the adapter " + adapterName,
                () -> api.attach(id, body),
                () -> has(id, adapterName));
    }

    @Override
    @CircuitBreakerName("together-v1-adapter-detach")
    public void detach(String id, String endpointName, String adapterName) {
        DedicatedApi api = clients.v1Endpoints();
        Map<String, Object> body = DedicatedBody.adapter(endpointName, adapterName);
        bind(
                "detach the adapter " + adapterName,
                () -> api.detach(id, body),
                () -> !has(id, adapterName));
    }

    /**
     * The words alone do not tell: "adapter is already bound to endpoint" is also said of another
     * endpoint (Together's page on LoRA adapters says: only of another). So a refusal that may mean
     * "done before" is held against what is bound.
     */
    private static void bind(String what, Supplier<Response> send, Supplier<Boolean> done) {
        try {
            Calls.change(what, send);
        } catch (ProviderException refused) {
            boolean maybeDone =
                    refused.kind() == FailureKind.CONFLICT
                            || refused.kind() == FailureKind.NOT_FOUND;
            if (!maybeDone || !done.get()) {
                throw refused;
            }
        }
    }

    private boolean has(String id, String adapterName) {
        return list(id).stream().anyMatch(name -> EndpointHost.sameAdapter(name, adapterName));
    }

    @Override
    @CircuitBreakerName("together-v1-hardware")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<Hardware> hardware(String model) {
        DedicatedApi api = clients.v1Endpoints();
        return Calls.read(
                "list the hardware for " + model,
                () -> api.hardware(model),
                list -> Items.of(list, DedicatedReadings::hardware));
    }
}
