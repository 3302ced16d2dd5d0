package dev.slipway.provider.together;

import io.smallrye.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests without Quarkus; both hosts at one address. */
record TestConfig(URI url, String key, String project, GenerationSetting generation)
        implements TogetherConfig {

    static TestConfig at(String url) {
        return new TestConfig(URI.create(url), "key-main", null, GenerationSetting.AUTO);
    }

    /** Clients whose requests nobody counts. */
    TogetherClients clients() {
        return new TogetherClients(this, new TogetherHosts(this), null);
    }

    @Override
    public Optional<URI> v1Url() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> v2Url() {
        return Optional.empty();
    }

    @Override
    public int requestsPerMinute() {
        return 0;
    }

    @Override
    public int requestBurst() {
        return 0;
    }

    @Override
    public URI inferenceUrl() {
        return URI.create(url + "/inference/");
    }

    @Override
    public Optional<Secret<String>> apiKey() {
        return Optional.ofNullable(key).map(value -> () -> value);
    }

    @Override
    public Optional<Secret<String>> trainingApiKey() {
        return Optional.empty();
    }

    @Override
    public Optional<String> projectId() {
        return Optional.ofNullable(project);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration uploadTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration chatTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int inferenceConnections() {
        return 2;
    }
}
