package dev.slipway.provider.together;

import dev.slipway.provider.AdapterHost;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.BatchHost;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.EvaluationHost;
import dev.slipway.provider.EvaluationRequest;
import dev.slipway.provider.FileHost;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every call that makes something at Together, by the adapter's method that sends it. */
@ApplicationScoped
class Creates {
    private static final WeightsSource SOURCE = new WeightsSource("https://hf.co/a/b", null);

    private final Instance<Object> beans;
    private final TogetherClients clients;

    Creates(@Any Instance<Object> beans, TogetherClients clients) {
        this.beans = beans;
        this.clients = clients;
    }

    /**
     * @param path of the POST
     * @param read over the same client, so that the connection is in its pool
     */
    record Create(String path, Runnable send, Supplier<?> read) {}

    static List<String> names() {
        return List.of(
                "TogetherAdapters#attach",
                "TogetherBatches#start",
                "TogetherDeployments#createDeployment",
                "TogetherDeployments#createEndpoint",
                "TogetherEndpoints#create",
                "TogetherEvaluations#start",
                "TogetherFiles#upload",
                "TogetherModels#create",
                "TogetherModels#upload",
                "TogetherTraining#start",
                "TogetherUploads#upload");
    }

    Create of(String name) {
        String project = "/v2/projects/proj_7";
        return switch (name) {
            case "TogetherAdapters#attach" ->
                    new Create(
                            project + "/endpoints/ep_1/deployments/dep_1/adapters",
                            () ->
                                    the(AdapterHost.class)
                                            .attach(
                                                    "ep_1",
                                                    "dep_1",
                                                    new AdapterHost.AdapterRequest(
                                                            "ml_1", null, false)),
                            () -> the(AdapterHost.class).adapters("ep_1", "dep_1"));
            case "TogetherBatches#start" ->
                    new Create(
                            "/v1/batches",
                            () ->
                                    the(BatchHost.class)
                                            .start(
                                                    new BatchHost.BatchRequest(
                                                            "file-1",
                                                            "/v1/chat/completions",
                                                            null,
                                                            null)),
                            () -> whole(clients.batches().list()));
            case "TogetherDeployments#createDeployment" ->
                    new Create(
                            project + "/endpoints/ep_1/deployments",
                            () ->
                                    the(DeploymentHost.class)
                                            .createDeployment(
                                                    "ep_1",
                                                    new DeploymentRequest(
                                                            "d",
                                                            "ml_1",
                                                            null,
                                                            Autoscaling.STOPPED)),
                            () -> the(DeploymentHost.class).deployments("ep_1"));
            case "TogetherDeployments#createEndpoint" ->
                    new Create(
                            project + "/endpoints",
                            () -> the(DeploymentHost.class).createEndpoint("e"),
                            () -> the(DeploymentHost.class).endpoints());
            case "TogetherEndpoints#create" ->
                    new Create(
                            "/v1/endpoints",
                            () ->
                                    the(EndpointHost.class)
                                            .create(new EndpointRequest("e", "m", "h", 1, 1)),
                            () -> the(EndpointHost.class).endpoints());
            case "TogetherEvaluations#start" ->
                    new Create(
                            "/v1/evaluation",
                            () -> the(EvaluationHost.class).start(judged()),
                            () -> whole(clients.evaluations().list(1)));
            case "TogetherFiles#upload" ->
                    new Create(
                            "/v1/files/upload", this::file, () -> whole(clients.uploads().list()));
            case "TogetherModels#create" ->
                    new Create(
                            project + "/models",
                            () -> the(ModelRegistry.class).create("m", "model", "ml_1"),
                            () -> the(ModelRegistry.class).models());
            case "TogetherModels#upload" ->
                    new Create(
                            project + "/models/uploads",
                            () -> the(ModelRegistry.class).upload("ml_1", SOURCE),
                            () -> the(ModelRegistry.class).models());
            case "TogetherTraining#start" ->
                    new Create(
                            "/v1/fine-tunes",
                            () ->
                                    the(TrainingHost.class)
                                            .start(
                                                    new TrainingRequest(
                                                            "m", "file-1", null, "s", Map.of())),
                            () -> the(TrainingHost.class).jobs());
            case "TogetherUploads#upload" ->
                    new Create(
                            "/v1/models",
                            () ->
                                    the(UploadHost.class)
                                            .upload(
                                                    new UploadRequest(
                                                            "u", SOURCE, "model", null, null)),
                            () -> the(UploadHost.class).jobs());
            default -> throw new AssertionError("No call for " + name + ": add one here");
        };
    }

    /** Read to its end, so that its connection is free for the next request. */
    private static String whole(Response answer) {
        try (answer) {
            return answer.readEntity(String.class);
        }
    }

    private static EvaluationRequest judged() {
        return new EvaluationRequest.Score(
                "file-1",
                new EvaluationRequest.Judge(
                        new EvaluationRequest.Model(
                                "j", EvaluationRequest.Source.SERVERLESS, null, null),
                        "say"),
                new EvaluationRequest.Column("answer"),
                new EvaluationRequest.Scale(0, 10, 5));
    }

    private void file() {
        try {
            Path file = Files.createTempFile("slipway-", ".jsonl");
            Files.writeString(file, "{}\n");
            the(FileHost.class).upload(file, "f.jsonl", "fine-tune");
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T the(Class<T> port) {
        return beans.select(port).get();
    }
}
