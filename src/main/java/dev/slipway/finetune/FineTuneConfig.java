package dev.slipway.finetune;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "slipway.fine-tune")
interface FineTuneConfig {

    /** How often a running job is looked at. All running jobs share one list call per round. */
    @WithDefault("10s")
    Duration pollEvery();
}
