package dev.slipway.provider.together;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where Together is and as whom we call it. Without a key the service runs and its calls fail. */
@ConfigMapping(prefix = "slipway.together")
interface TogetherConfig {

    /** Root without a version: {@code /v1} and {@code /v2} are added. */
    @WithDefault("https://api.together.ai")
    URI url();

    /** Root of the host for {@code /v1}, when it is not {@link #url}. */
    Optional<URI> v1Url();

    /** Root of the host for {@code /v2}, when it is not {@link #url}. */
    Optional<URI> v2Url();

    /** Root of the host that serves dedicated endpoints; {@code /v1} is added. */
    @WithDefault("https://api-inference.together.ai")
    URI inferenceUrl();

    Optional<Secret<String>> apiKey();

    /** Used for files and fine-tunes, so that training cannot use up inference's rate limit. */
    Optional<Secret<String>> trainingApiKey();

    /** Asked of {@code GET /v1/whoami} when not set. */
    Optional<String> projectId();

    @WithDefault("auto")
    GenerationSetting generation();

    @WithDefault("PT10S")
    Duration connectTimeout();

    /**
     * Most requests a minute with one key for one purpose (training, management, inference),
     * counted over all replicas; 0 for no limit of ours. Together publishes no figure for
     * management calls: set it below what your account is allowed. The data plane is not counted.
     */
    @WithDefault("3000")
    int requestsPerMinute();

    /** Most requests at once after a quiet time. */
    @WithDefault("300")
    int requestBurst();

    /** Longest silence before the head of an answer; keep it below the 60 s of the adapters. */
    @WithDefault("PT30S")
    Duration readTimeout();

    /** The same for an upload: the whole file is sent before the answer begins. */
    @WithDefault("PT30M")
    Duration uploadTimeout();

    /** The same for a chat answer, which is generated before it is sent. */
    @WithDefault("PT2M")
    Duration chatTimeout();

    /** Most connections of the data plane to one host; more requests wait for a free one. */
    @WithDefault("256")
    int inferenceConnections();

    /**
     * What a person may ask for. {@link #AUTO} takes V2 when a project is known, else V1, if the
     * account may still create there.
     */
    enum GenerationSetting {
        AUTO,
        V2,
        V1
    }
}
