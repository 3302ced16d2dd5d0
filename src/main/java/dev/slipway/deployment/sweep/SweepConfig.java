package dev.slipway.deployment.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the orphan sweep works; durations are divided in storms. */
@ConfigMapping(prefix = "slipway.sweep")
interface SweepConfig {

    /** Distance of two sweeps, by one process of all. At least a second. */
    @WithDefault("60s")
    Duration every();

    /** How long a thing that no record names is left alone before its replicas go to 0/0. */
    @WithDefault("10m")
    Duration grace();

    /** How long it then stays, turned off, for a person to look at; then it is deleted. */
    @WithDefault("24h")
    Duration deleteAfter();

    /** Finds, prices and reports, and does nothing: neither at the provider nor to records. */
    @WithDefault("false")
    boolean dryRun();

    /**
     * So many things whose whole names are ours and that no record knows, at once, are no accident:
     * this database has lost history, and safe mode begins.
     */
    @WithDefault("3")
    int lostHistoryAt();
}
