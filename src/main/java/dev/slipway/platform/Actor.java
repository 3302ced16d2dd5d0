package dev.slipway.platform;

/**
 * Who caused a change: a key, a worker, a provider. Kept in the transition row.
 *
 * @param name such as {@code key:key_01k...}, {@code worker:release}, {@code provider:together}
 */
public record Actor(String name) {

    public static Actor worker(String kind) {
        return new Actor("worker:" + kind);
    }

    public static Actor key(String keyId) {
        return new Actor("key:" + keyId);
    }

    /** Whether somebody with a key asked for it, and not the service by itself. */
    public boolean person() {
        return name.startsWith("key:");
    }

    @Override
    public String toString() {
        return name;
    }
}
