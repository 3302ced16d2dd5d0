package dev.slipway.storm;

import java.time.Duration;

/**
 * One attack of the plan.
 *
 * @param at from the beginning of the storm
 * @param what of the kinds below
 * @param target index of a replica or proxy; 0 when there is nothing to choose
 * @param detail what exactly, such as the JSON of a fault
 */
record Act(Duration at, What what, int target, String detail) {

    enum What {
        KILL("kill"),
        STOP("pause"),
        POSTGRES_KILL("pg-kill"),
        PROVIDER_FAULT("fault"),
        SWITCH("fault"),
        /** A position of the sandbox that stays until the healing. */
        SETTING(null),
        PROXY("fault"),
        RECEIVER("fault"),
        QUARTZ("quartz"),
        /** The replica is stopped in order and comes back as the release to be tried. */
        UPGRADE("upgrade");

        /** Its word in {@code events.jsonl}; null when it has none. */
        final String event;

        What(String event) {
            this.event = event;
        }
    }
}
