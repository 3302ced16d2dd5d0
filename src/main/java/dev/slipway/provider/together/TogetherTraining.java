package dev.slipway.provider.together;

import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.TrainedWeights;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingPoint;
import dev.slipway.provider.TrainingRequest;
import dev.slipway.provider.TrainingRequest.Secrets;
import dev.slipway.provider.together.Call.Act;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
class TogetherTraining implements TrainingHost {
    private final TogetherClients clients;

    TogetherTraining(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "start the fine-tune", creates = true)
    @CircuitBreakerName("together-fine-tune-start")
    public TrainingJob start(TrainingRequest request) {
        TrainingApi api = clients.fineTunes();
        Secrets secrets = request.secrets();
        return Calls.create(
                new Call(
                        Act.CREATE,
                        "start the fine-tune " + request.suffix(),
                        Redaction.of(
                                Stream.of(secrets.wandbKey(), secrets.hubToken())
                                        .filter(Objects::nonNull)
                                        .toList())),
                () -> api.start(TrainingBody.start(request)),
                TrainingReadings::job);
    }

    @Override
    @CircuitBreakerName("together-fine-tune")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public TrainingJob job(String id) {
        TrainingApi api = clients.fineTunes();
        return Calls.read("show the fine-tune " + id, () -> api.job(id), TrainingReadings::job);
    }

    @Override
    @CircuitBreakerName("together-fine-tunes")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<TrainingJob> jobs() {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "list the fine-tunes", api::list, list -> Items.of(list, TrainingReadings::job));
    }

    @Override
    @CircuitBreakerName("together-fine-tune-events")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<TrainingEvent> events(String id) {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "list the events of " + id,
                () -> api.events(id),
                list -> Items.of(list, TrainingReadings::event));
    }

    @Override
    @CircuitBreakerName("together-fine-tune-metrics")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<TrainingPoint> metrics(String id, MetricsQuery query) {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "show the metrics of " + id,
                () ->
                        api.metrics(
                                id,
                                query.fromStep(),
                                query.toStep(),
                                query.from(),
                                query.to(),
                                query.resolution()),
                TrainingReadings::points);
    }

    @Override
    @CircuitBreakerName("together-fine-tune-checkpoints")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<TrainingCheckpoint> checkpoints(String id) {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "list the checkpoints of " + id,
                () -> api.checkpoints(id),
                list -> Items.of(list, TrainingReadings::checkpoint));
    }

    @Override
    @CircuitBreakerName("together-fine-tune-cancel")
    public TrainingJob cancel(String id) {
        TrainingApi api = clients.fineTunes();
        return Calls.change(
                "cancel the fine-tune " + id, () -> api.cancel(id), TrainingReadings::job);
    }

    @Override
    @CircuitBreakerName("together-fine-tune-estimate")
    public PriceEstimate estimate(TrainingRequest request) {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "estimate the fine-tune",
                () -> api.estimate(TrainingBody.estimate(request)),
                TrainingReadings::estimate);
    }

    @Override
    @CircuitBreakerName("together-fine-tune-limits")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public TrainingLimits limits(String model) {
        TrainingApi api = clients.fineTunes();
        return Calls.read(
                "tell the training limits of " + model,
                () -> api.limits(model),
                LimitsReadings::limits);
    }

    @Override
    @CircuitBreakerName("together-fine-tune-download")
    public RemoteContent download(String id, TrainedWeights wanted) {
        DownloadApi api = clients.downloads();
        return Downloads.open(
                "send the weights of " + id,
                () ->
                        api.weights(
                                id,
                                Downloads.word(wanted),
                                wanted.step(),
                                Downloads.range(wanted.from())));
    }
}
