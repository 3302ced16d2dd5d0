package dev.slipway.lifecycle;

import jakarta.persistence.OptimisticLockException;

/** Makes sure that what was decided on is what is changed. */
public final class Fresh {
    private Fresh() {}

    /**
     * The record as the running transaction holds it, when nobody changed it since it was looked
     * at.
     *
     * @throws OptimisticLockException otherwise; the worker looks again then
     */
    public static <T extends Tracked<?>> T same(T found, T seen) {
        if (found == null || found.version != seen.version) {
            throw new OptimisticLockException(seen.id + " changed since it was looked at");
        }
        return found;
    }
}
