package dev.slipway.lifecycle.safemode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator says about the database before anything runs on it. */
@ConfigMapping(prefix = "slipway.installation")
interface SafeModeConfig {

    /** Starts in safe mode and does not let it be left: for copies that nobody can tell. */
    @WithDefault("false")
    boolean safeMode();
}
