package dev.slipway.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "slipway.deployment")
interface DeploymentConfig {

    /** How often a deployment on its way somewhere is looked at. */
    @WithDefault("5s")
    Duration pollEvery();

    /**
     * How long the provider may say that it has no GPUs of the chosen kind before another kind is
     * tried; it gives up by itself after six hours.
     */
    @WithDefault("20m")
    Duration capacityWait();

    /** How long the provider may show 0/0 for what was started, before somebody else stopped it. */
    @WithDefault("2m")
    Duration startWait();

    /** How often requests are noted in the database, by each replica for all of its own. */
    @WithDefault("15s")
    Duration trafficEvery();

    /** Whether a request starts again what was stopped for want of requests. */
    @WithDefault("true")
    boolean wakeOnDemand();

    /** How often one that serves is looked at; also how finely its cost is booked. */
    @WithDefault("30s")
    Duration watchEvery();
}
