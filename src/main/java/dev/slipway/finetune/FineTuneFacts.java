package dev.slipway.finetune;

import dev.slipway.dataset.ProviderFiles.Placed;
import dev.slipway.provider.TrainingJob;

/**
 * What the world says about a fine-tune.
 *
 * @param training where the training file is at the provider; null when nobody asked for it yet
 * @param validation the same; null also when there is none
 * @param remote the job there; null when its id is not known
 * @param maybeSubmitted whether a create was ever sent whose end is not known to be "nothing made"
 */
record FineTuneFacts(
        Placed training, Placed validation, TrainingJob remote, boolean maybeSubmitted) {}
