package dev.slipway.finetune;

import dev.slipway.model.ReleasePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A fine-tune as callers see it.
 *
 * @param heldFrom where it goes on after a retry; null unless HELD
 * @param reason why it is where it is
 * @param providerStatus the provider's raw word
 * @param priceUsd what the provider charged; null until it said so
 */
public record FineTuneView(
        String id,
        FineTuneState state,
        FineTuneState heldFrom,
        String reason,
        String alias,
        String baseModel,
        String trainingFile,
        String validationFile,
        Map<String, Object> hyperparameters,
        ReleasePlan plan,
        String providerJobId,
        String providerStatus,
        Long stepsDone,
        Long stepsTotal,
        BigDecimal estimateUsd,
        BigDecimal priceUsd,
        String modelId,
        Instant createdAt,
        Instant updatedAt) {

    static FineTuneView of(FineTuneJob job) {
        return new FineTuneView(
                job.id,
                job.state,
                job.heldFrom,
                job.reason,
                job.alias,
                job.baseModel,
                job.trainingFile,
                job.validationFile,
                job.hyperparameters(),
                job.plan(),
                job.providerJobId,
                job.providerStatus,
                job.stepsDone,
                job.stepsTotal,
                job.estimateUsd,
                job.priceUsd,
                job.modelId,
                job.createdAt,
                job.updatedAt);
    }
}
