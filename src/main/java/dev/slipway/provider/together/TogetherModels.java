package dev.slipway.provider.together;

import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteUpload;
import dev.slipway.provider.UploadEvent;
import dev.slipway.provider.WeightsSource;
import dev.slipway.provider.together.Call.Act;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
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
class TogetherModels implements ModelRegistry {
    private final TogetherClients clients;
    private final TogetherProject project;

    TogetherModels(TogetherClients clients, TogetherProject project) {
        this.clients = clients;
        this.project = project;
    }

    @Override
    @Guarded(value = "make the model record", creates = true)
    @CircuitBreakerName("together-model-create")
    public RemoteModel create(String name, String type, String baseModelId) {
        ModelsApi api = clients.models();
        String id = project.id();
        return Calls.create(
                "make the model record " + name,
                () ->
                        api.create(
                                id, Map.of("name", name, "type", type, "baseModelId", baseModelId)),
                Readings::model);
    }

    @Override
    @CircuitBreakerName("together-model")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteModel model(String id) {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Calls.read("show the model " + id, () -> api.model(owner, id), Readings::model);
    }

    @Override
    @CircuitBreakerName("together-models")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteModel> models() {
        ModelsApi api = clients.models();
        String id = project.id();
        return Pages.all(
                "list our models", after -> api.list(id, Pages.LIMIT, after), Readings::model);
    }

    @Override
    @CircuitBreakerName("together-model-delete")
    public void delete(String id) {
        ModelsApi api = clients.models();
        String owner = project.id();
        Calls.remove("delete the model " + id, () -> api.delete(owner, id));
    }

    @Override
    @Guarded(value = "start the upload", creates = true)
    @CircuitBreakerName("together-upload-create")
    public RemoteUpload upload(String modelId, WeightsSource source) {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Calls.create(
                new Call(Act.CREATE, "start the upload into " + modelId, Redaction.of(source)),
                () -> api.upload(owner, UploadBody.remote(modelId, source)),
                answer -> UploadReadings.remote(answer, modelId));
    }

    @Override
    @CircuitBreakerName("together-uploads")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteUpload> uploads() {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Pages.all(
                "list the uploads",
                after -> api.uploads(owner, Pages.LIMIT, after),
                answer -> UploadReadings.remote(answer, null));
    }

    @Override
    @CircuitBreakerName("together-upload")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteUpload upload(String uploadId) {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Calls.read(
                "show the upload " + uploadId,
                () -> api.upload(owner, uploadId),
                answer -> UploadReadings.remote(answer, null));
    }

    @Override
    @CircuitBreakerName("together-upload-events")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<UploadEvent> events(String uploadId) {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Pages.all(
                "list the events of the upload " + uploadId,
                after -> api.uploadEvents(owner, uploadId, Pages.LIMIT, after),
                UploadReadings::event);
    }

    @Override
    @CircuitBreakerName("together-revisions")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteRevision> revisions(String modelId) {
        ModelsApi api = clients.models();
        String owner = project.id();
        return Pages.all(
                "list the revisions of " + modelId,
                after -> api.revisions(owner, modelId, Pages.LIMIT, after),
                UploadReadings::revision);
    }
}
