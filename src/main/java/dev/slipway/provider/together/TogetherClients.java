package dev.slipway.provider.together;

import dev.slipway.platform.AbandonHalfRead;
import dev.slipway.provider.RequestBudget;
import dev.slipway.provider.RequestBudget.Allowance;
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
    private final TogetherHosts hosts;
    private final RequestBudget budget;
    private final Map<String, Object> clients = new ConcurrentHashMap<>();

    TogetherClients(TogetherConfig config, TogetherHosts hosts, RequestBudget budget) {
        this.config = config;
        this.hosts = hosts;
        this.budget = budget;
    }

    AccountApi account() {
        return managing(hosts.v1(), AccountApi.class);
    }

    /** With the key of files and fine-tunes. */
    AccountApi trainingAccount() {
        Use use = new Use("training", trainingKey(), config.readTimeout());
        return one("training account", () -> make(hosts.v1(), use, AccountApi.class));
    }

    CatalogApi catalog() {
        return managing(hosts.v2(), CatalogApi.class);
    }

    ModelsApi models() {
        return managing(hosts.v2(), ModelsApi.class);
    }

    EndpointsApi endpoints() {
        return managing(hosts.v2(), EndpointsApi.class);
    }

    DeploymentsApi deployments() {
        return managing(hosts.v2(), DeploymentsApi.class);
    }

    AdaptersApi adapters() {
        return managing(hosts.v2(), AdaptersApi.class);
    }

    UploadsApi v1Uploads() {
        return managing(hosts.v1(), UploadsApi.class);
    }

    DedicatedApi v1Endpoints() {
        return managing(hosts.v1(), DedicatedApi.class);
    }

    FilesApi files() {
        return training(FilesApi.class);
    }

    TrainingApi fineTunes() {
        return training(TrainingApi.class);
    }

    DownloadApi downloads() {
        return training(DownloadApi.class);
    }

    /** Apart from {@link #files}, since the silence before an upload's answer is long. */
    FilesApi uploads() {
        Use use = new Use("training", trainingKey(), config.uploadTimeout());
        return one("upload", () -> make(hosts.v1(), use, FilesApi.class));
    }

    // What these two start runs models: they spend inference's money and rate.
    BatchesApi batches() {
        return inferring(BatchesApi.class);
    }

    EvaluationsApi evaluations() {
        return inferring(EvaluationsApi.class);
    }

    /** Dedicated endpoints have no rate limit at Together, so nothing is counted for them. */
    ChatApi chat(boolean dedicated) {
        Use use = new Use(dedicated ? null : "inference", key(), config.chatTimeout());
        return one(
                dedicated ? "dedicated chat" : "chat",
                () -> make(dedicated ? hosts.inference() : hosts.v1(), use, ChatApi.class));
    }

    /** The key of everything but training. */
    String key() {
        return config.apiKey().map(Secret::get).orElseThrow(TogetherErrors::noKey);
    }

    private String trainingKey() {
        return config.trainingApiKey().map(Secret::get).orElseGet(this::key);
    }

    /** For what a client is made; {@code purpose} null: its requests are not counted. */
    private record Use(String purpose, String key, Duration readTimeout) {}

    private <T> T managing(URI host, Class<T> api) {
        Use use = new Use("management", key(), config.readTimeout());
        return one(api.getSimpleName(), () -> make(host, use, api));
    }

    private <T> T training(Class<T> api) {
        Use use = new Use("training", trainingKey(), config.readTimeout());
        return one(api.getSimpleName(), () -> make(hosts.v1(), use, api));
    }

    private <T> T inferring(Class<T> api) {
        Use use = new Use("inference", key(), config.readTimeout());
        return one(api.getSimpleName(), () -> make(hosts.v1(), use, api));
    }

    @SuppressWarnings("unchecked") // each name is used with one type only
    private <T> T one(String name, Supplier<T> maker) {
        return (T) clients.computeIfAbsent(name, absent -> maker.get());
    }

    private <T> T make(URI url, Use use, Class<T> api) {
        QuarkusRestClientBuilder builder =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(url)
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(use.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        // A redirect would carry the key to another host.
                        .followRedirects(false)
                        .disableDefaultMapper(true)
                        .loggingMaskedHeaders(Set.of("authorization"))
                        // The edge refuses some libraries' default names.
                        .userAgent("slipway")
                        .register(bearer(use.key()))
                        .register(new AbandonHalfRead());
        if (use.purpose() != null && config.requestsPerMinute() > 0) {
            builder.register(new BudgetFilter(budget, allowance(use)));
        }
        return builder.build(api);
    }

    private Allowance allowance(Use use) {
        return new Allowance(
                Fingerprint.of(use.key()),
                use.purpose(),
                config.requestsPerMinute(),
                Math.max(1, config.requestBurst()));
    }

    private static ClientRequestFilter bearer(String key) {
        return request -> request.getHeaders().putSingle("Authorization", "Bearer " + key);
    }
}
