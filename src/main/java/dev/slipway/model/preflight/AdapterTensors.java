package dev.slipway.model.preflight;

import dev.slipway.model.preflight.LoraPairs.Pair;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The part of check 10 that looks at the tensors: do they belong to their config? */
final class AdapterTensors {
    private static final Set<String> VOCABULARY = Set.of("lm_head", "embed_tokens");
    private static final String REUPLOAD =
            "Upload adapter_config.json and adapter_model.safetensors of one and the same run.";

    private AdapterTensors() {}

    static void check(AdapterConfig config, LoraPairs lora, List<Check> checks) {
        if (lora.pairs().isEmpty()) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "NO_LORA_TENSORS",
                            AdapterModel.WEIGHTS + " has no pair of lora_A and lora_B tensors.",
                            REUPLOAD));
            return;
        }
        if (!lora.halves().isEmpty()) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "HALF_A_PAIR",
                            "%d modules have only one of lora_A and lora_B, such as %s."
                                    .formatted(
                                            lora.halves().size(),
                                            Corrupt.printable(lora.halves().getFirst())),
                            REUPLOAD));
        }
        ranks(config, lora.pairs(), checks);
        modules(config, lora.pairs(), checks);
        if (lora.others().stream().anyMatch(name -> name.contains("lora_magnitude_vector"))
                && !config.extras().dora()) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "UNDECLARED_DORA",
                            "The weights are of a DoRA adapter, and the config says otherwise.",
                            REUPLOAD));
        }
        if (lora.others().stream().anyMatch(name -> name.contains("modules_to_save"))
                && !config.extras().savedModules()) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "UNDECLARED_MODULES",
                            "The weights carry whole modules (modules_to_save), and the config"
                                    + " says otherwise.",
                            REUPLOAD));
        }
    }

    private static void ranks(AdapterConfig config, List<Pair> pairs, List<Check> checks) {
        pairs.stream()
                .filter(Pair::isMatrices)
                .filter(pair -> !fits(config, pair))
                .findFirst()
                .ifPresent(
                        pair ->
                                checks.add(
                                        Rule.ADAPTER.fail(
                                                "RANK_MISMATCH",
                                                "%s has shapes %s and %s, which do not go with rank %d."
                                                        .formatted(
                                                                Corrupt.printable(pair.module()),
                                                                pair.down(),
                                                                pair.up(),
                                                                config.ranks().rank()),
                                                REUPLOAD)));
    }

    private static boolean fits(AdapterConfig config, Pair pair) {
        long rank = pair.down().get(0);
        return rank == pair.up().get(1) && config.ranks().fits(pair.module(), rank);
    }

    private static void modules(AdapterConfig config, List<Pair> pairs, List<Check> checks) {
        Set<String> strangers = new TreeSet<>();
        Set<String> vocabulary = new TreeSet<>();
        for (Pair pair : pairs) {
            if (!config.targets().isEmpty()
                    && config.targets().stream().noneMatch(t -> hits(t, pair))) {
                strangers.add(pair.suffix());
            }
            if (VOCABULARY.contains(pair.suffix())) {
                vocabulary.add(pair.suffix());
            }
        }
        if (!strangers.isEmpty()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "UNLISTED_MODULES",
                            "The weights have modules that target_modules does not name: "
                                    + Corrupt.printable(String.join(", ", strangers)),
                            REUPLOAD));
        }
        if (!vocabulary.isEmpty()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "ADAPTED_VOCABULARY",
                            "It changes %s, which few serve."
                                    .formatted(String.join(", ", vocabulary)),
                            "Train without these modules when the upload is refused."));
        }
    }

    private static boolean hits(String target, Pair pair) {
        return pair.module().equals(target) || pair.module().endsWith("." + target);
    }
}
