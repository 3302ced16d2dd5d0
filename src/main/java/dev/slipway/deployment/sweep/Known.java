package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.EffectState;
import java.time.Instant;

/**
 * What our records say about a name at the provider.
 *
 * @param projectId whose it is; null when nobody knows
 * @param subject the record that wanted it; null when nobody knows
 * @param effect null when there is none: then either the record alone is left, or nothing
 */
record Known(String projectId, String subject, Owner owner, Row effect) {
    static final Known NOTHING = new Known(null, null, Owner.NONE, null);

    /** The record's worker. */
    enum Owner {
        /** It has a work item, so it will look. */
        WORKING,
        /** Given up after too many failures, or HELD, until a person comes. */
        PARKED,
        /** It has ended, or was never here. */
        NONE
    }

    /** One effect as it was read. */
    record Row(
            String id,
            String token,
            String kind,
            EffectState state,
            String externalId,
            Instant updatedAt) {}
}
