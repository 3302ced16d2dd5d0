package dev.slipway.model.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From where weights may come. */
@ConfigMapping(prefix = "slipway.model")
interface SourceConfig {

    /**
     * Plain http for archives: only for tests and the sandbox, since anybody on the way can read.
     */
    @WithDefault("false")
    boolean allowInsecureSources();
}
