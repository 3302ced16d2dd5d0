package dev.slipway.provider.together;

import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.together.Call.Act;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
class TogetherUploads implements UploadHost {
    private final TogetherClients clients;

    TogetherUploads(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "start the upload", creates = true)
    @CircuitBreakerName("together-v1-upload-create")
    public StartedUpload upload(UploadRequest request) {
        UploadsApi api = clients.v1Uploads();
        return Calls.create(
                new Call(
                        Act.CREATE,
                        "start the upload of " + request.name(),
                        Redaction.of(request.source())),
                () -> api.upload(UploadBody.model(request)),
                UploadReadings::started);
    }

    @Override
    @CircuitBreakerName("together-v1-job")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public UploadJob job(String id) {
        UploadsApi api = clients.v1Uploads();
        return Calls.read("show the upload " + id, () -> api.job(id), UploadReadings::job);
    }

    @Override
    @CircuitBreakerName("together-v1-jobs")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<UploadJob> jobs() {
        UploadsApi api = clients.v1Uploads();
        return Calls.read(
                "list the uploads", api::jobs, list -> Items.of(list, UploadReadings::job));
    }
}
