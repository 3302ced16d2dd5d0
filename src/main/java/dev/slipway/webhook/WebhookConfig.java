package dev.slipway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "slipway.webhook")
interface WebhookConfig {

    /** Plain HTTP, as a receiver on the same machine speaks it in a test or a demo. */
    @WithDefault("false")
    boolean allowHttp();

    /** Ranges such as {@code 127.0.0.0/8} that are opened although they are not public. */
    Optional<List<String>> allowedRanges();

    /** For one attempt, from the connect to the last byte that is read. */
    @WithDefault("20s")
    Duration deadline();

    /** Requests to one endpoint that run at once. */
    @WithDefault("4")
    int concurrency();

    /** How often the outbox is looked at. */
    @WithDefault("1s")
    Duration lookEvery();
}
