package dev.slipway.model.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of a preflight. */
@ConfigMapping(prefix = "slipway.preflight")
interface PreflightConfig {

    /**
     * For all questions to the Hub together; a model of hundreds of files takes a minute or two.
     */
    @WithDefault("PT5M")
    Duration deadline();
}
