package dev.slipway.lifecycle;

import java.time.Instant;

/**
 * A thing at a provider, as the provider describes it: in a list, or in the answer to its create.
 *
 * @param name as it is shown there, in whatever form; null when it has none (then it was found by
 *     its parent, which is ours alone) or when the answer does not say it
 * @param createdAt by the provider's clock; null when not said
 * @param traits what it is, in the words of {@link EffectSpec#asked}
 */
public record Found(String externalId, String name, Instant createdAt, Traits traits) {

    public Found(String externalId, String name) {
        this(externalId, name, null, Traits.NONE);
    }
}
