package dev.slipway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the room for tests without the container. */
record TestSettings(boolean allowHttp, Optional<List<String>> allowedRanges)
        implements WebhookConfig {

    static TestSettings closed() {
        return new TestSettings(true, Optional.empty());
    }

    static TestSettings open(String... ranges) {
        return new TestSettings(true, Optional.of(List.of(ranges)));
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofSeconds(1);
    }
}
