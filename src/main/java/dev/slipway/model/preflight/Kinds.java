package dev.slipway.model.preflight;

import dev.slipway.provider.HubFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check 5: what the repository holds. What the user says wins, and a difference is shown. */
final class Kinds {
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

    Detected detect(Kind said) {
        Kind seen = seen();
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

    private Kind seen() {
        boolean adapterWeights =
                subject.has(AdapterModel.WEIGHTS) || subject.has("adapter_model.bin");
        if (subject.has(AdapterModel.CONFIG)
                && (adapterWeights || !subject.has(FullModel.CONFIG))) {
            return Kind.ADAPTER;
        }
        if (subject.has(FullModel.CONFIG)) {
            return Kind.FULL;
        }
        return imageLora() ? Kind.IMAGE_LORA : null;
    }

    private boolean imageLora() {
        if (subject.has(ImageLora.DEFAULT_FILE)) {
            return true;
        }
        Optional<HubFile> file = ImageLora.file(subject);
        return file.map(List::of).map(headers::of).map(List::getFirst).stream()
                .anyMatch(
                        read ->
                                read.header() != null
                                        && ImageLora.of(read.header().names()).isPresent());
    }

    private Check unknown() {
        boolean pipeline = subject.has("model_index.json");
        return Rule.KIND
                .fail(
                        "KIND_UNKNOWN",
                        pipeline
                                ? "It is a whole diffusers pipeline, which cannot be uploaded."
                                : "It has neither config.json nor adapter_config.json at its root,"
                                        + " and no file that looks like an image LoRA.",
                        pipeline
                                ? "Give the repository of a LoRA for this pipeline."
                                : "Put the files at the root of the repository, not into a folder;"
                                        + " or say what it is with \"kind\".")
                .at(subject.page());
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case FULL -> "a full model";
            case ADAPTER -> "a LoRA adapter";
            case IMAGE_LORA -> "a LoRA for images";
        };
    }
}
