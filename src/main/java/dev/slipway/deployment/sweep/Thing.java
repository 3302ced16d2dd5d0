package dev.slipway.deployment.sweep;

import dev.slipway.provider.Generation;

/**
 * Something at the provider whose name begins with our installation's id.
 *
 * @param parentId the endpoint above a V2 deployment; null elsewhere
 * @param name what we gave it, in lower case and without the provider's prefix; it may be cut short
 */
record Thing(Key key, String parentId, String name, Vital vital) {

    /** What it is, for good. */
    record Key(Generation generation, Kind kind, String id) {}

    /**
     * How it is now.
     *
     * @param state the provider's raw word; null when it has none
     * @param running false once it is down, or on its way there: then nothing need be turned off
     * @param replicas billed ones
     * @param hardware null when not said
     */
    record Vital(String state, boolean running, int replicas, String hardware) {
        static final Vital FREE = new Vital(null, false, 0, null);
    }

    Generation generation() {
        return key.generation();
    }

    Kind kind() {
        return key.kind();
    }

    String id() {
        return key.id();
    }
}
