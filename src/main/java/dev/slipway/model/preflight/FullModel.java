package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of a full model: the files that {@code from_pretrained} needs, whole and in one piece. */
final class FullModel {
    static final String CONFIG = "config.json";

    private static final String SINGLE = "model.safetensors";
    private final Subject subject;
    private final Headers headers;

    FullModel(Subject subject, Headers headers) {
        this.subject = subject;
        this.headers = headers;
    }

    Finding inspect() {
        List<Check> checks = new ArrayList<>(files());
        if (subject.has(CONFIG)) {
            checks.addAll(
                    subject.attempt(
                            Rule.CONFIG,
                            () -> ModelConfig.check(JsonFiles.object(subject, CONFIG))));
        }
        checks.addAll(new Tokenizer(subject).check());
        List<Read> weights = subject.has(ShardIndex.PATH) ? shards(checks) : single();
        if (!weights.isEmpty()) {
            checks.addAll(Weights.check(subject, weights));
        }
        return new Finding(checks, Sizes.of(weights), null);
    }

    private List<Check> files() {
        List<Check> checks = new ArrayList<>();
        if (!subject.has(CONFIG)) {
            checks.add(
                    subject.missing(
                            Rule.FILES,
                            "CONFIG_MISSING",
                            "config.json is not at the root of the repository.",
                            "Upload the whole folder that save_pretrained wrote."));
        }
        if (!subject.has(SINGLE) && !subject.has(ShardIndex.PATH)) {
            checks.add(withoutWeights());
        }
        return checks.isEmpty()
                ? List.of(Rule.FILES.ok("The files of a full model are there."))
                : checks;
    }

    private Check withoutWeights() {
        List<HubFile> others = subject.rootFiles(".safetensors");
        if (others.stream().anyMatch(file -> Shards.isShard(file.path()))) {
            return subject.missing(
                    Rule.INDEX,
                    "INDEX_MISSING",
                    "There are shards, and no " + ShardIndex.PATH + ".",
                    "Upload the index that save_pretrained wrote beside the shards.");
        }
        Optional<Check> unusable = others.isEmpty() ? pickles() : Optional.empty();
        return unusable.orElseGet(
                () ->
                        subject.missing(
                                Rule.FILES,
                                "WEIGHTS_MISSING",
                                "Neither model.safetensors nor "
                                        + ShardIndex.PATH
                                        + " is at the root of the repository.",
                                "Upload the whole folder that save_pretrained wrote, under the"
                                        + " names it gave."));
    }

    private Optional<Check> pickles() {
        return Pickles.only(
                subject,
                "Convert them: AutoModelForCausalLM.from_pretrained(\"%s\").save_pretrained(\"out\", safe_serialization=True), and upload the folder; or let https://huggingface.co/spaces/safetensors/convert do it."
                        .formatted(subject.at().repository()));
    }

    private List<Read> single() {
        return headers.counted(subject.file(SINGLE).stream().toList());
    }

    private List<Read> shards(List<Check> checks) {
        List<Read> read = new ArrayList<>();
        checks.addAll(
                subject.attempt(
                        Rule.INDEX,
                        () -> {
                            Shards shards = new Shards(subject, index());
                            read.addAll(headers.counted(shards.present()));
                            return shards.check(read);
                        }));
        return read;
    }

    private ShardIndex index() {
        long size = subject.file(ShardIndex.PATH).orElseThrow().size();
        if (size > ShardIndex.MOST_BYTES) {
            throw new UnreadableFileException(
                    "INDEX_TOO_LARGE",
                    "%s has %d bytes; at most %d are read."
                            .formatted(ShardIndex.PATH, size, ShardIndex.MOST_BYTES),
                    "Take the index that save_pretrained wrote; real ones have up to 60 MB.");
        }
        return subject.stream(ShardIndex.PATH, 0, (int) Math.max(1, size), ShardIndex::parse);
    }
}
