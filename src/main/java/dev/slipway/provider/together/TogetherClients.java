package dev.slipway.provider.together;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes the REST clients, each when first asked for: a service without a key can start. */
@ApplicationScoped
class TogetherClients {
    private final TogetherConfig config;
    private final Map<String, Object> clients = new ConcurrentHashMap<>();

    TogetherClients(TogetherConfig config) {
        this.config = config;
    }

    CatalogApi catalog() {
        return managing(CatalogApi.class);
    }

    ModelsApi models() {
        return managing(ModelsApi.class);
    }

    EndpointsApi endpoints() {
        return managing(EndpointsApi.class);
    }

    DeploymentsApi deployments() {
        return managing(DeploymentsApi.class);
    }

    UploadsApi v1Uploads() {
        return managing(UploadsApi.class);
    }

    DedicatedApi v1Endpoints() {
        return managing(DedicatedApi.class);
    }

    FilesApi files() {
        return training(FilesApi.class);
    }

    TrainingApi fineTunes() {
        return training(TrainingApi.class);
    }

    /** Apart from {@link #files}, since the silence before an upload's answer is long. */
    FilesApi uploads() {
        return one(
                "upload",
                () -> make(config.url(), trainingKey(), config.uploadTimeout(), FilesApi.class));
    }

    ChatApi chat(boolean dedicated) {
        URI url = dedicated ? config.inferenceUrl() : config.url();
        return one(
                dedicated ? "dedicated chat" : "chat",
                () -> make(url, key(), config.chatTimeout(), ChatApi.class));
    }

    /** The key of everything but training. */
    String key() {
        return config.apiKey().map(Secret::get).orElseThrow(TogetherErrors::noKey);
    }

    private String trainingKey() {
        return config.trainingApiKey().map(Secret::get).orElseGet(this::key);
    }

    private <T> T managing(Class<T> api) {
        return one(api.getSimpleName(), () -> make(config.url(), key(), config.readTimeout(), api));
    }

    private <T> T training(Class<T> api) {
        return one(
                api.getSimpleName(),
                () -> make(config.url(), trainingKey(), config.readTimeout(), api));
    }

    @SuppressWarnings("unchecked") // each name is used with one type only
    private <T> T one(String name, Supplier<T> maker) {
        return (T) clients.computeIfAbsent(name, absent -> maker.get());
    }

    private <T> T make(URI url, String key, Duration readTimeout, Class<T> api) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                // A redirect would carry the key to another host.
                .followRedirects(false)
                .disableDefaultMapper(true)
                .loggingMaskedHeaders(Set.of("authorization"))
                // The edge refuses some libraries' default names.
                .userAgent("slipway")
                .register(bearer(key))
                .build(api);
    }

    private static ClientRequestFilter bearer(String key) {
        return request -> request.getHeaders().putSingle("Authorization", "Bearer " + key);
    }
}
