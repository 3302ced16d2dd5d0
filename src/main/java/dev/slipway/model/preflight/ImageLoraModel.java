package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks of a LoRA for images: one file, of a family that is known. */
final class ImageLoraModel {
    private static final int SHOWN = 10;

    private final Subject subject;
    private final Headers headers;

    ImageLoraModel(Subject subject, Headers headers) {
        this.subject = subject;
        this.headers = headers;
    }

    /**
     * @param named the file to use, or null
     */
    Finding inspect(String named) {
        Optional<HubFile> file = ImageLora.file(subject, named);
        List<Check> checks = new ArrayList<>();
        checks.add(
                file.map(HubFile::path).map(ImageLoraFile::found).orElseGet(() -> notFound(named)));
        List<Read> weights = headers.whole(file.stream().toList());
        if (!weights.isEmpty()) {
            checks.addAll(Weights.check(subject, weights));
        }
        weights.stream()
                .filter(read -> read.header() != null)
                .forEach(read -> checks.add(family(read)));
        return new Finding(checks, Sizes.of(weights), null);
    }

    private Check notFound(String named) {
        List<HubFile> candidates = ImageLora.candidates(subject);
        if (named != null) {
            return subject.missing(
                    Rule.FILES,
                    "WEIGHTS_MISSING",
                    Corrupt.printable(named) + " is not in the repository.",
                    candidates.isEmpty()
                            ? "Name a .safetensors file of it."
                            : "Name one of its files: " + paths(candidates) + ".");
        }
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
                        "There are %d files that may be meant: %s."
                                .formatted(candidates.size(), paths(candidates)),
                        "Say which one as \"file\"; or call it "
                                + ImageLora.DEFAULT_FILE
                                + ", which is taken without asking.")
                .at(subject.page())
                .measuring(Map.of("files", candidates.stream().map(HubFile::path).toList()));
    }

    private static String paths(List<HubFile> files) {
        String shown =
                files.stream()
                        .limit(SHOWN)
                        .map(file -> Corrupt.printable(file.path()))
                        .collect(Collectors.joining(", "));
        return files.size() > SHOWN ? shown + ", ..." : shown;
    }

    private Check family(Read read) {
        return ImageLora.of(read.header())
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
