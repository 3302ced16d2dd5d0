package dev.slipway.provider.huggingface;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the Hub is and as whom we read it. Without a token only public repositories are seen. */
@ConfigMapping(prefix = "slipway.huggingface")
interface HubConfig {

    @WithDefault("https://huggingface.co")
    URI endpoint();

    /** Of the service itself, for requests that bring none. */
    Optional<Secret<String>> token();

    /** Lets a repository name without an owner mean this account's. */
    Optional<String> username();

    @WithDefault("PT10S")
    Duration connectTimeout();

    /** Longest silence before the head of an answer; keep it below the 60 s of a whole call. */
    @WithDefault("PT30S")
    Duration readTimeout();
}
