package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.preflight.LoraPairs.Pair;
import java.util.Map;
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
    /** Their heads have hidden / heads rows when the config names no head_dim. */
    private static final Set<String> EVEN_HEADS =
            Set.of("llama", "mistral", "mixtral", "qwen2", "qwen2_moe", "phi3");

    /** Families whose projections have the sizes that their config says, no more and no less. */
    private static final Set<String> PLAIN =
            Set.of("qwen3", "qwen3_moe", "gemma", "gemma2", "gemma3_text");

    private static final Pattern LAYER = Pattern.compile("(?:^|\\.)layers\\.(\\d{1,6})\\.");

    /** Parts with sizes of their own. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("vision|visual|image|audio|tower|projector|expert|embed|mtp");

    static BaseSizes of(JsonNode config) {
        // Models that also see keep the sizes of their language part apart.
        JsonNode text = config.path("text_config").isObject() ? config.path("text_config") : config;
        String family = text.path("model_type").asText();
        long hidden = text.path("hidden_size").asLong();
        long layers = text.path("num_hidden_layers").asLong();
        if (!EVEN_HEADS.contains(family) && !PLAIN.contains(family)) {
            return new BaseSizes(hidden, 0, 0, 0, layers);
        }
        long heads = text.path("num_attention_heads").asLong();
        long head = text.path("head_dim").asLong();
        if (head == 0 && heads > 0 && EVEN_HEADS.contains(family)) {
            head = hidden / heads;
        }
        // A family's own default may be another number than that of its heads.
        long keyValueHeads =
                text.path("num_key_value_heads").asLong(family.equals("llama") ? heads : 0);
        long inner = text.path("intermediate_size").asLong();
        return new BaseSizes(hidden, inner, heads * head, keyValueHeads * head, layers);
    }

    /** Whether anything is known of such a module. */
    boolean knows(Pair pair) {
        if (ELSEWHERE.matcher(pair.module()).find()) {
            return false;
        }
        Shape shape = shape(pair);
        return shape.in > 0 || shape.out > 0 || layer(pair).isPresent();
    }

    /** Why a module that is known cannot be one of this model. */
    Optional<String> contradiction(Pair pair) {
        Optional<Long> layer = layer(pair).filter(number -> number >= layers);
        if (layer.isPresent()) {
            return Optional.of(
                    "it has a layer %d, and there are %d".formatted(layer.get(), layers));
        }
        Shape there = shape(pair);
        if (there.in > 0 && pair.in() != there.in || there.out > 0 && pair.out() != there.out) {
            return Optional.of(
                    "%s goes from %d to %d, there from %s to %s"
                            .formatted(
                                    Corrupt.printable(pair.module()),
                                    pair.in(),
                                    pair.out(),
                                    there.in > 0 ? there.in : "any",
                                    there.out > 0 ? there.out : "any"));
        }
        return Optional.empty();
    }

    Map<String, Long> known() {
        return Map.of(
                "hidden",
                hidden,
                "inner",
                inner,
                "query",
                query,
                "keyValue",
                keyValue,
                "layers",
                layers);
    }

    private record Shape(long in, long out) {}

    private Shape shape(Pair pair) {
        return switch (pair.suffix()) {
            case "q_proj" -> new Shape(hidden, query);
            case "k_proj", "v_proj" -> new Shape(hidden, keyValue);
            case "o_proj" -> new Shape(query, hidden);
            case "gate_proj", "up_proj" -> new Shape(hidden, inner);
            case "down_proj" -> new Shape(inner, hidden);
            // As Phi-3 has them, in one matrix each.
            case "qkv_proj" ->
                    new Shape(hidden, query == 0 || keyValue == 0 ? 0 : query + 2 * keyValue);
            case "gate_up_proj" -> new Shape(hidden, 2 * inner);
            case "lm_head" -> new Shape(hidden, 0);
            default -> new Shape(0, 0);
        };
    }

    private Optional<Long> layer(Pair pair) {
        Matcher layer = LAYER.matcher(pair.module());
        return layers > 0 && layer.find()
                ? Optional.of(Long.parseLong(layer.group(1)))
                : Optional.empty();
    }
}
