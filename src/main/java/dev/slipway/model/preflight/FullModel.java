package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of a full model: the files that {@code from_pretrained} needs, whole and in one piece. */
final class FullModel {
    static final String CONFIG = "config.json";

    private static final String SINGLE = "model.safetensors";
    private static final Set<String> TOKENIZERS =
            Set.of(
                    "tokenizer.json",
                    "tokenizer.model",
                    "vocab.json",
                    "tekken.json",
                    "tiktoken.model");

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
        checks.add(tokenizer());
        List<Read> weights = subject.has(ShardIndex.PATH) ? shards(checks) : single();
        if (!weights.isEmpty()) {
            checks.addAll(Weights.check(subject, weights));
        }
        return new Finding(checks, Weights.bytes(weights), subject.cardBase());
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

    private Check tokenizer() {
        return TOKENIZERS.stream().anyMatch(subject::has)
                ? Rule.TOKENIZER.ok("It brings its tokenizer.")
                : Rule.TOKENIZER.warn(
                        "TOKENIZER_MISSING",
                        "There is no tokenizer at the root of the repository.",
                        "Upload the files of the base model's tokenizer beside the weights.");
    }

    private List<Read> single() {
        return headers.of(subject.file(SINGLE).stream().toList());
    }

    private List<Read> shards(List<Check> checks) {
        List<Read> read = new ArrayList<>();
        checks.addAll(
                subject.attempt(
                        Rule.INDEX,
                        () -> {
                            byte[] index = subject.read(ShardIndex.PATH, ShardIndex.MOST_BYTES);
                            Shards shards = new Shards(subject, ShardIndex.parse(index));
                            read.addAll(headers.of(shards.present()));
                            return shards.check(read);
                        }));
        return read;
    }
}
