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
}
