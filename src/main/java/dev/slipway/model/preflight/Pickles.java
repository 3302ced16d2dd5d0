package dev.slipway.model.preflight;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Weights in formats that are not taken: a pickle runs code when it is loaded. */
final class Pickles {
    private static final Pattern PICKLE =
            Pattern.compile("(?i)[^/]*(model|weights|consolidated)[^/]*\\.(bin|pt|pth|pkl|ckpt)");
    private static final Pattern GGUF = Pattern.compile("(?i)[^/]+\\.gguf");

    private Pickles() {}

    /** For a repository without safetensors: what is wrong, when it has weights all the same. */
    static Optional<Check> only(Subject subject, String recipe) {
        List<String> pickles = files(subject, PICKLE);
        if (!pickles.isEmpty()) {
            return Optional.of(
                    Rule.FILES
                            .fail(
                                    "PICKLE_ONLY",
                                    "The weights are there as pickle only (%s), which can run code"
                                                    .formatted(pickles.getFirst())
                                            + " when it is loaded and is not taken.",
                                    recipe)
                            .at(subject.page()));
        }
        return files(subject, GGUF).stream()
                .findFirst()
                .map(
                        gguf ->
                                Rule.FILES
                                        .fail(
                                                "GGUF_ONLY",
                                                "The weights are there as GGUF only (%s), which"
                                                                .formatted(gguf)
                                                        + " cannot be uploaded.",
                                                "Give the repository with the safetensors files"
                                                        + " that the GGUF was made of.")
                                        .at(subject.page()));
    }

    private static List<String> files(Subject subject, Pattern name) {
        return subject.rootFiles("").stream()
                .map(file -> file.path())
                .filter(path -> name.matcher(path).matches())
                .toList();
    }
}
