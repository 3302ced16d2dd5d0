package dev.slipway.hook;

import dev.slipway.model.ReleasePlan;
import dev.slipway.model.preflight.Kind;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a training pipeline says when it is done.
 *
 * @param repository on the Hub, in any spelling; or {@code fineTune}
 * @param commit what the push answered; null: where the repository's main branch is now
 * @param fineTune id of a completed job at Together, {@code ft-...}; or {@code repository}
 * @param file the one of an image LoRA, when its repository has several; or null
 * @param plan inline; or {@code planName}, or neither for the defaults
 */
public record TrainedModel(
        @Size(max = 300) String repository,
        @Pattern(
                        regexp = "[0-9a-fA-F]{7,40}",
                        message = "is the hash of a commit, 7 to 40 hex digits")
                String commit,
        @Pattern(regexp = "[A-Za-z0-9_-]{4,100}", message = "is a job's id, such as ft-...")
                String fineTune,
        Kind kind,
        @Size(max = 200) String baseModel,
        @Size(max = 63) String tokenRef,
        @Pattern(regexp = "\\P{Cntrl}{1,100}", message = "is 1 to 100 printable characters")
                String triggerWord,
        @Size(min = 1, max = 500) String file,
        String alias,
        ReleasePlan plan,
        @Size(max = 63) String planName) {}
