package dev.slipway.model.preflight;

import dev.slipway.provider.HubModel;
import java.util.Optional;

/**
 * Whether the provider can fetch an image LoRA: a request names one, and has no place for a token.
 */
final class ImageLoraAccess {
    private ImageLoraAccess() {}

    /** Empty when anybody may read the repository. */
    static Optional<Check> check(Subject subject) {
        HubModel.Access access = subject.model().access();
        if (!access.isPrivate() && access.gated() == null) {
            return Optional.empty();
        }
        return Optional.of(
                Rule.READABLE
                        .fail(
                                "IMAGE_LORA_NOT_PUBLIC",
                                "The repository is %s, and Together fetches image LoRAs without a token."
                                        .formatted(access.isPrivate() ? "private" : "gated"),
                                "Make it public, or give a public copy of it.")
                        .at(subject.page()));
    }
}
