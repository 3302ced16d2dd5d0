package dev.slipway.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the data plane. How long a connection may take to open is the adapter's setting. */
@ConfigMapping(prefix = "slipway.gateway")
public interface GatewayConfig {

    /** Longest request body; a longer one is a 413. */
    @WithDefault("10M")
    MemorySize maxBody();

    /** Longest plain answer, which is held in memory to be rewritten. Streams have no limit. */
    @WithDefault("32M")
    MemorySize maxAnswer();

    /** How long a stream may take to its first byte. Longer: a cold endpoint gets its chance. */
    @WithDefault("60s")
    Duration firstByte();

    /** How long a running stream may say nothing. */
    @WithDefault("60s")
    Duration idle();

    /** The whole call with all its attempts, stream included; a client can only lower it. */
    @WithDefault("10m")
    Duration total();

    /** How often a quiet stream sends a comment, so that proxies keep it open. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Base of the jittered pause before the same target is asked again. */
    @WithDefault("200ms")
    Duration retryPause();

    /** What a client is told to wait while a model starts; never more than a minute is said. */
    @WithDefault("10s")
    Duration startingRetryAfter();

    /**
     * Whether images are asked for again when it is not known what became of the first request.
     * They are billed one by one, so they may then be paid for twice.
     */
    @WithDefault("false")
    boolean repeatLostImages();

    /**
     * Whether requests that name no {@code user} stay on one version by their key. True keeps each
     * conversation of a single-user application together; false spreads one busy key over all
     * weighted versions.
     */
    @WithDefault("true")
    boolean stickyByKey();
}
