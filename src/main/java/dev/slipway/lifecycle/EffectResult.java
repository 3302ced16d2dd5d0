package dev.slipway.lifecycle;

import dev.slipway.provider.ProviderException;
import java.time.Duration;

/** Where an act at a provider stands after one try. */
public sealed interface EffectResult {

    /** It exists, under this id at the provider. */
    record Confirmed(Effect effect, String externalId) implements EffectResult {}

    /** Not made or not known yet; try again after the pause. */
    record Pending(Duration pause, String why) implements EffectResult {}

    /** The provider said no; nothing was made. {@code cause} is null when the row was found so. */
    record Rejected(Effect effect, String why, ProviderException cause) implements EffectResult {}

    /**
     * Something else exists under our name, or the answer to our create gave something else. It is
     * ours, is never used, and its effect is RELEASING: the record keeps the id, takes the thing
     * away, and asks a person before it tries anew.
     */
    record Wrong(Effect effect, String externalId, String why) implements EffectResult {}

    /**
     * Something is there that may be ours, and nobody can tell. It is neither used, stopped nor
     * made again: a person is asked. The effect stays UNKNOWN.
     */
    record Doubtful(Effect effect, String why) implements EffectResult {}
}
