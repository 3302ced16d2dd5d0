package dev.slipway.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How the engine works. The defaults hold for production; tests and storms divide them by one
 * factor.
 */
@ConfigMapping(prefix = "slipway.engine")
public interface EngineConfig {

    /**
     * Off in tests, which turn the loop by hand; the database is prepared at start all the same.
     */
    @WithDefault("true")
    boolean autoStart();

    /** How long a claim holds without renewal. Longer: slower takeover after a kill. */
    @WithDefault("20s")
    Duration lease();

    /** How often leases are renewed; several renewals must fit into one lease. */
    @WithDefault("5s")
    Duration renewEvery();

    /** A provider call starts only with this much lease left. */
    @WithDefault("5s")
    Duration trust();

    /** How often the loop looks without being woken. */
    @WithDefault("500ms")
    Duration tick();

    /** Work items that run at once in this process, besides those of {@link #newsSlots}. */
    @WithDefault("32")
    int slots();

    /** Queues of subscribers that are served at once in this process. */
    @WithDefault("18")
    int newsSlots();

    /**
     * Work items of one kind that are looked at together, where their room can. A process takes no
     * more of a lane while it holds four times as many.
     */
    @WithDefault("500")
    int batch();

    /** Unexpected failures in a row after which a work item is parked with its reason. */
    @WithDefault("10")
    int parkAfter();

    /**
     * How long a handler may run before its lease is not renewed any more, unless it says that it
     * needs longer. Well above the deadline of a call: a run makes several.
     */
    @WithDefault("10m")
    Duration longestWork();

    /** How long a stopping process waits for its running work before it hands its leases over. */
    @WithDefault("8s")
    Duration handOver();

    Effects effects();

    /**
     * How long an outcome stays unknown. {@link EngineChecks} refuses what does not fit together.
     */
    interface Effects {
        /**
         * Longest time of one call to a provider, in whole seconds: the adapters' own limit ({@code
         * Timeout/value}) takes it from here.
         */
        @WithDefault("60")
        int callSeconds();

        /** After which every thing that exists is in the provider's lists. */
        @WithDefault("60s")
        Duration listLag();

        /**
         * No second create earlier than this after the outcome of the first became unknown: call
         * deadline + list lag + margin.
         */
        @WithDefault("180s")
        Duration quarantine();

        /** Distance of the probes that must find nothing. */
        @WithDefault("30s")
        Duration probeEvery();

        /**
         * Distance of the two looks by its id that must find nothing before what was deleted counts
         * as gone: a delete may be said to be done, and the thing be back.
         */
        @WithDefault("5s")
        Duration goneEvery();

        /**
         * How long, at each of at least five looks, a provider must say that something is not there
         * which nobody here deleted, before it counts as lost.
         */
        @WithDefault("5m")
        Duration lostAfter();
    }
}
