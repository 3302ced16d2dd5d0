package dev.slipway.lifecycle;

import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.Generation;

/**
 * One thing to be made at a provider, once.
 *
 * @param subject our record that wants it
 * @param step what for, such as {@code endpoint}: part of the name
 * @param generation grows only after the former one is REJECTED or RELEASED; never per attempt
 * @param kind the provider's kind of thing, such as {@code fine-tune}
 * @param asked what is asked for: what is found by name, or comes back, is held against it
 */
public record EffectSpec(
        ProjectId project,
        String subject,
        String step,
        int generation,
        String kind,
        Generation api,
        Traits asked) {

    /**
     * The name at the provider: same for every attempt, so that repeats collide instead of
     * doubling.
     */
    public String token(Installation installation) {
        return "%s-%s-%s-g%d".formatted(installation.id(), Ids.tail(subject), step, generation);
    }
}
