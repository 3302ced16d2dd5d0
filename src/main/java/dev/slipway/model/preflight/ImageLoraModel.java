package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of a LoRA for images: one file, of a family that is known. */
final class ImageLoraModel {
    private final Subject subject;
    private final Headers headers;

    ImageLoraModel(Subject subject, Headers headers) {
        this.subject = subject;
        this.headers = headers;
    }

    Finding inspect() {
        Optional<HubFile> file = ImageLora.file(subject);
        List<Check> checks = new ArrayList<>();
        checks.add(file.map(this::found).orElseGet(this::notFound));
        List<Read> weights = headers.of(file.stream().toList());
        if (!weights.isEmpty()) {
            checks.addAll(Weights.check(subject, weights));
        }
        weights.stream()
                .filter(read -> read.header() != null)
                .forEach(read -> checks.add(family(read)));
        return new Finding(checks, Weights.bytes(weights), subject.cardBase());
    }

    private Check found(HubFile file) {
        return Rule.FILES
                .ok(file.path() + " is the file that will be used.")
                .measuring(Map.of("file", file.path()));
    }

    private Check notFound() {
        List<HubFile> candidates = ImageLora.candidates(subject);
        if (candidates.isEmpty()) {
            return Pickles.only(
                            subject,
                            "Load it with diffusers and save it again with"
                                    + " save_lora_weights(..., safe_serialization=True).")
                    .orElseGet(
                            () ->
                                    subject.missing(
                                            Rule.FILES,
                                            "WEIGHTS_MISSING",
                                            "There is no .safetensors file at the root of the"
                                                    + " repository.",
                                            "Upload " + ImageLora.DEFAULT_FILE + "."));
        }
        return Rule.FILES
                .fail(
                        "AMBIGUOUS_WEIGHTS",
                        "There are %d files that may be meant, such as %s and %s."
                                .formatted(
                                        candidates.size(),
                                        candidates.get(0).path(),
                                        candidates.get(1).path()),
                        "Name the right one "
                                + ImageLora.DEFAULT_FILE
                                + ", or keep one .safetensors file at the root.")
                .at(subject.page());
    }

    private Check family(Read read) {
        return ImageLora.of(read.header().names())
                .map(
                        family ->
                                Rule.ADAPTER
                                        .ok("It is a LoRA for images.")
                                        .measuring(Map.of("family", family)))
                .orElseGet(
                        () ->
                                Rule.ADAPTER.warn(
                                        "UNKNOWN_FAMILY",
                                        "Its tensors look like no LoRA for images that is known"
                                                + " here.",
                                        "Try it with one request before it goes live."));
    }
}
