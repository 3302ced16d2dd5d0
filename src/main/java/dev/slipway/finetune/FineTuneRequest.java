package dev.slipway.finetune;

import dev.slipway.model.ReleasePlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A fine-tune to start.
 *
 * @param baseModel catalogue name, such as {@code meta-llama/Meta-Llama-3.1-8B-Instruct-Reference}
 * @param trainingFile id of an uploaded file
 * @param alias what clients will call the model; may stand in {@code plan.route.alias} instead
 * @param suffix at most 20 characters of the name at the provider
 * @param wandb null for no report
 * @param startFrom null to start from the base model as it is
 * @param earlyStopping null to train to the end
 * @param publishTo null to leave the result at the provider
 * @param plan null for the defaults
 */
record FineTuneRequest(
        @NotBlank String baseModel,
        @NotBlank String trainingFile,
        String validationFile,
        String alias,
        @Size(max = 20) @Pattern(regexp = "[a-z0-9-]*", message = "takes a-z, 0-9 and -")
                String suffix,
        @Valid Hyperparameters hyperparameters,
        @Valid WandbReport wandb,
        @Valid StartFrom startFrom,
        @Valid EarlyStopping earlyStopping,
        @Valid HubOutput publishTo,
        ReleasePlan plan) {}
