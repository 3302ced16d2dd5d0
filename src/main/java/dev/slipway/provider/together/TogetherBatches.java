package dev.slipway.provider.together;

import dev.slipway.provider.BatchHost;
import dev.slipway.provider.RemoteBatch;
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
class TogetherBatches implements BatchHost {
    /** The only one there is. */
    private static final String WINDOW = "24h";

    private final TogetherClients clients;

    TogetherBatches(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "start the batch", creates = true)
    @CircuitBreakerName("together-batch-start")
    public StartedBatch start(BatchRequest request) {
        BatchesApi api = clients.batches();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("input_file_id", request.inputFile());
        body.put("endpoint", request.endpoint());
        body.put("completion_window", WINDOW);
        body.put("model_id", request.model());
        body.put("priority", request.priority());
        body.values().removeIf(value -> value == null);
        return Calls.create(
                "start the batch of " + request.inputFile(),
                () -> api.start(body),
                BatchReadings::started);
    }

    @Override
    @CircuitBreakerName("together-batch")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteBatch batch(String id) {
        BatchesApi api = clients.batches();
        return Calls.read("show the batch " + id, () -> api.batch(id), BatchReadings::batch);
    }

    @Override
    @CircuitBreakerName("together-batches")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteBatch> batches() {
        BatchesApi api = clients.batches();
        return Calls.read(
                "list the batches", api::list, list -> Items.of(list, BatchReadings::batch));
    }

    @Override
    @CircuitBreakerName("together-batch-cancel")
    public RemoteBatch cancel(String id) {
        BatchesApi api = clients.batches();
        return Calls.change("cancel the batch " + id, () -> api.cancel(id), BatchReadings::batch);
    }
}
