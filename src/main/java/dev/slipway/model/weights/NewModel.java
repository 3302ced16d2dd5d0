package dev.slipway.model.weights;

import dev.slipway.model.ReleasePlan;
import dev.slipway.model.preflight.Kind;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Weights that are to become a version of an alias: a repository on the Hub, or an archive behind a
 * presigned URL.
 *
 * @param repository {@code owner/name}, with {@code @revision} or as a URL, as the Hub shows it
 * @param revision branch, tag or commit; null: {@code main}
 * @param archive presigned URL of a {@code .zip} or {@code .tar.gz} with the files at its root
 * @param kind null: found out; needed for an archive that is not a full model
 * @param baseModel the catalogue's name of the base; null: as the weights say
 * @param tokenRef name of the secret with the Hub token; null: the service's own
 * @param triggerWord of an image LoRA, or null
 * @param file the one of an image LoRA, when its repository has several; or null
 * @param plan null: the defaults
 * @param force makes a new version although the same weights made one that has ended
 */
public record NewModel(
        @Size(max = 300) String repository,
        @Size(max = 200) String revision,
        @Size(max = 8000) String archive,
        Kind kind,
        @Size(max = 200) String baseModel,
        @Size(max = 63) String tokenRef,
        @Pattern(regexp = "\\P{Cntrl}{1,100}", message = "is 1 to 100 printable characters")
                String triggerWord,
        @Size(min = 1, max = 500) String file,
        String alias,
        ReleasePlan plan,
        boolean force) {

    /** Shows no URL: a presigned one is a secret. */
    @Override
    public String toString() {
        return repository == null ? "an archive" : repository;
    }
}
