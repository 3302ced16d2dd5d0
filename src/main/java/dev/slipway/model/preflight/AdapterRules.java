package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Check 10: what kind of adapter it is. What only vLLM is known to refuse is a warning, since the
 * provider publishes no list of its own.
 */
final class AdapterRules {
    /** The provider's own cap on training; it publishes none for uploads. */
    private static final int HIGH_RANK = 64;

    private static final String ASK =
            "Train again without it, or expect that the upload may be refused.";

    private AdapterRules() {}

    /**
     * @param header null when the weights could not be read
     */
    static List<Check> check(AdapterConfig config, SafetensorsHeader header) {
        List<Check> checks = new ArrayList<>();
        if (!"LORA".equalsIgnoreCase(config.type())) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "NOT_LORA",
                            "adapter_config.json has peft_type %s; only LORA can be uploaded."
                                    .formatted(Corrupt.printable(String.valueOf(config.type()))),
                            "Train a LoRA adapter, or merge this one into its base and upload the"
                                    + " full model."));
        }
        rank(config.ranks().rank(), checks);
        warnings(config, checks);
        if (header != null) {
            AdapterTensors.check(config, LoraPairs.of(header), checks);
        }
        return checks.isEmpty()
                ? List.of(
                        Rule.ADAPTER
                                .ok(
                                        "It is a LoRA adapter of rank %d."
                                                .formatted(config.ranks().rank()))
                                .measuring(Map.of("rank", config.ranks().rank())))
                : checks;
    }

    private static void rank(int rank, List<Check> checks) {
        if (rank <= 0) {
            checks.add(
                    Rule.ADAPTER.fail(
                            "INVALID_RANK",
                            "adapter_config.json has r = %d.".formatted(rank),
                            "Upload the adapter_config.json that belongs to these weights."));
        } else if (rank > HIGH_RANK) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "HIGH_RANK",
                            "Its rank is %d; adapters trained at the provider have at most %d."
                                    .formatted(rank, HIGH_RANK),
                            "Train with a smaller rank when the upload is refused."));
        }
    }

    private static void warnings(AdapterConfig config, List<Check> checks) {
        if (config.targets().isEmpty()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "TARGETS_NOT_LISTED",
                            "target_modules is no list of module names.",
                            "Save the adapter with a current version of peft, which writes them"
                                    + " out."));
        }
        if (config.extras().patterns()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "RANK_PATTERN",
                            "Some modules have a rank or alpha of their own.",
                            ASK));
        }
        if (config.extras().dora()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "DORA",
                            "It is a DoRA adapter (use_dora), which vLLM refuses.",
                            "Train again with use_dora=false, or merge the adapter into its base"
                                    + " (merge_and_unload) and upload the full model."));
        }
        if (config.extras().savedModules()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "MODULES_TO_SAVE",
                            "It carries whole modules (modules_to_save), which vLLM refuses.",
                            ASK));
        }
        if (config.extras().bias() != null && !config.extras().bias().equals("none")) {
            checks.add(
                    Rule.ADAPTER.warn("BIAS", "It was trained with a bias, which few serve.", ASK));
        }
        if (config.extras().withoutAlpha()) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "ALPHA_MISSING",
                            "adapter_config.json has no lora_alpha, which vLLM requires.",
                            "Write the lora_alpha of the training there (peft's default is 8)."));
        }
        String task = config.extras().task();
        if (task != null && !task.equals("CAUSAL_LM")) {
            checks.add(
                    Rule.ADAPTER.warn(
                            "OTHER_TASK",
                            "It was trained for %s, not for CAUSAL_LM, which writes text."
                                    .formatted(Corrupt.printable(task)),
                            "Make sure that it is a model for text generation."));
        }
    }
}
