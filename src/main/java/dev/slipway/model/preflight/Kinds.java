package dev.slipway.model.preflight;

import dev.slipway.provider.HubFile;
import java.util.List;
import java.util.Map;

/** Check 5: what the repository holds. What the user says wins, and a difference is shown. */
final class Kinds {
    private static final int LOOKED_AT = 3;

    private final Subject subject;
    private final Headers headers;

    Kinds(Subject subject, Headers headers) {
        this.subject = subject;
        this.headers = headers;
    }

    /**
     * @param kind null when nobody knows
     */
    record Detected(Kind kind, Check check) {}

    /**
     * @param said by the user, or null
     * @param file of an image LoRA, as the user named it, or null
     */
    Detected detect(Kind said, String file) {
        Kind seen = seen(file);
        if (seen == null && said == null) {
            return new Detected(null, unknown());
        }
        Kind kind = said == null ? seen : said;
        Check check =
                seen == null || seen == kind
                        ? Rule.KIND.ok("It is taken as " + words(kind) + ".")
                        : Rule.KIND.warn(
                                "KIND_DIFFERS",
                                "It looks like %s and is taken as %s, as asked."
                                        .formatted(words(seen), words(kind)),
                                "Leave out \"kind\" to have it taken as what it looks like.");
        return new Detected(kind, check.measuring(Map.of("kind", kind)));
    }

    private Kind seen(String file) {
        boolean adapterWeights =
                subject.has(AdapterModel.WEIGHTS) || subject.has("adapter_model.bin");
        if (subject.has(AdapterModel.CONFIG)
                && (adapterWeights || !subject.has(FullModel.CONFIG))) {
            return Kind.ADAPTER;
        }
        if (subject.has(FullModel.CONFIG)) {
            return Kind.FULL;
        }
        return imageLora(file) ? Kind.IMAGE_LORA : null;
    }

    private boolean imageLora(String named) {
        if (subject.has(ImageLora.DEFAULT_FILE)) {
            return true;
        }
        List<HubFile> files =
                ImageLora.file(subject, named)
                        .map(List::of)
                        .orElseGet(() -> ImageLora.candidates(subject));
        // When there are several, some of them tell what the others are.
        return headers.whole(files.stream().limit(LOOKED_AT).toList()).stream()
                .anyMatch(read -> read.header() != null && ImageLora.of(read.header()).isPresent());
    }

    private Check unknown() {
        if (subject.has("model_index.json")) {
            return Rule.KIND
                    .fail(
                            "KIND_UNKNOWN",
                            "It is a whole diffusers pipeline, which cannot be uploaded.",
                            "Give the repository of a LoRA for this pipeline.")
                    .at(subject.page());
        }
        return subject.missing(
                Rule.KIND,
                "KIND_UNKNOWN",
                "It has neither config.json nor adapter_config.json at its root, and no file that"
                        + " looks like an image LoRA.",
                "Put the files at the root of the repository, not into a folder; or say what it"
                        + " is with \"kind\".");
    }

    static String words(Kind kind) {
        return switch (kind) {
            case FULL -> "a full model";
            case ADAPTER -> "a LoRA adapter";
            case IMAGE_LORA -> "a LoRA for images";
        };
    }
}
