package dev.slipway.model.weights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "slipway.upload")
interface IntakeConfig {

    /** How often an upload or a validation is looked at. */
    @WithDefault("5s")
    Duration pollEvery();

    /** How long to wait before weights that are not complete on the Hub yet are checked again. */
    @WithDefault("60s")
    Duration recheckEvery();
}
