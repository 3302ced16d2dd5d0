package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a repository of weights holds, and so what can be done with it. */
public enum Kind {
    /** A whole model, to be uploaded and deployed. */
    FULL,
    /** A LoRA adapter to a language model, to be uploaded and deployed with its base. */
    ADAPTER,
    /** A LoRA to an image model, named with each request: nothing is uploaded or deployed. */
    IMAGE_LORA;

    /**
     * Reads what a person wrote, in upper or lower case.
     *
     * @return empty for null
     * @throws Problem VALIDATION_FAILED
     */
    public static Optional<Kind> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.of(
                Arrays.stream(values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "kind",
                                                "is one of: FULL, ADAPTER, IMAGE_LORA; leave it"
                                                        + " out to have it detected")));
    }
}
