package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.preflight.LoraPairs.Pair;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes of a base model; 0 is unknown and contradicts nothing.
 *
 * @param query rows of all attention heads together
 * @param keyValue rows of all key-value heads together
 */
record BaseSizes(long hidden, long inner, long query, long keyValue, long layers) {
    /** Families whose projections have the sizes that their config says, no more and no less. */
    private static final Set<String> PLAIN =
            Set.of(
                    "llama",
                    "mistral",
                    "mixtral",
                    "qwen2",
                    "qwen3",
                    "gemma",
                    "gemma2",
                    "gemma3_text");

    private static final Pattern LAYER = Pattern.compile("(?:^|\\.)layers\\.(\\d{1,6})\\.");
    private static final Pattern ELSEWHERE = Pattern.compile("visi|audio|expert|embed");

    static BaseSizes of(JsonNode config) {
        // Models that also see keep the sizes of their language part apart.
        JsonNode text = config.path("text_config").isObject() ? config.path("text_config") : config;
        long hidden = text.path("hidden_size").asLong();
        long layers = text.path("num_hidden_layers").asLong();
        if (!PLAIN.contains(text.path("model_type").asText())) {
            return new BaseSizes(hidden, 0, 0, 0, layers);
        }
        long heads = text.path("num_attention_heads").asLong();
        long head = text.path("head_dim").asLong();
        head = head > 0 ? head : heads > 0 ? hidden / heads : 0;
        long keyValueHeads = text.path("num_key_value_heads").asLong(heads);
        long inner = text.path("intermediate_size").asLong();
        return new BaseSizes(hidden, inner, heads * head, keyValueHeads * head, layers);
    }

    /** Why a module cannot be one of this model. */
    Optional<String> contradiction(Pair pair) {
        Matcher layer = LAYER.matcher(pair.module());
        if (ELSEWHERE.matcher(pair.module()).find()) {
            return Optional.empty();
        }
        if (layers > 0 && layer.find() && Long.parseLong(layer.group(1)) >= layers) {
            return Optional.of("it has a layer " + layer.group(1) + " of " + layers);
        }
        return switch (pair.suffix()) {
            case "q_proj" -> sizes(pair, hidden, query);
            case "k_proj", "v_proj" -> sizes(pair, hidden, keyValue);
            case "o_proj" -> sizes(pair, query, hidden);
            case "gate_proj", "up_proj" -> sizes(pair, hidden, inner);
            case "down_proj" -> sizes(pair, inner, hidden);
            default -> Optional.empty();
        };
    }

    private static Optional<String> sizes(Pair pair, long in, long out) {
        if (in > 0 && pair.in() != in || out > 0 && pair.out() != out) {
            return Optional.of(
                    "%s goes from %d to %d, there from %s to %s"
                            .formatted(
                                    Corrupt.printable(pair.module()),
                                    pair.in(),
                                    pair.out(),
                                    in > 0 ? in : "any",
                                    out > 0 ? out : "any"));
        }
        return Optional.empty();
    }
}
