package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.catalog.BaseModel;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sizes the linear modules of a decoder have. */
record Layers(BaseModel.Shape shape) {
    private static final Pattern MODULE =
            Pattern.compile(
                    "(?:base_model\\.model\\.)?(?:model\\.)?(?:language_model\\.)?(?:model\\.)?"
                            + "layers\\.(\\d{1,4})\\.(?:self_attn|mlp)\\.(\\w+_proj)");

    /** A module's inputs and outputs. */
    record Size(long in, long out) {}

    /** A module by its place: which layer, which kind. */
    record Place(int layer, String kind) {
        static Optional<Place> of(String module) {
            Matcher matcher = MODULE.matcher(module);
            return matcher.matches()
                    ? Optional.of(new Place(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        }
    }

    /** Nothing for a kind of module that decoders of this family do not have. */
    Optional<Size> size(String kind) {
        long queries = (long) shape.heads() * shape.headDim();
        long keys = (long) shape.kvHeads() * shape.headDim();
        Map<String, Size> sizes =
                Map.of(
                        "q_proj", new Size(shape.hidden(), queries),
                        "k_proj", new Size(shape.hidden(), keys),
                        "v_proj", new Size(shape.hidden(), keys),
                        "o_proj", new Size(queries, shape.hidden()),
                        "gate_proj", new Size(shape.hidden(), shape.intermediate()),
                        "up_proj", new Size(shape.hidden(), shape.intermediate()),
                        "down_proj", new Size(shape.intermediate(), shape.hidden()));
        return Optional.ofNullable(sizes.get(kind));
    }

    /** From a {@code config.json} that has all of them. */
    static Optional<Layers> of(JsonNode config) {
        int hidden = config.path("hidden_size").asInt();
        int heads = config.path("num_attention_heads").asInt();
        int intermediate = config.path("intermediate_size").asInt();
        int layers = config.path("num_hidden_layers").asInt();
        if (hidden <= 0 || heads <= 0 || intermediate <= 0 || layers <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Layers(
                        new BaseModel.Shape(
                                hidden,
                                intermediate,
                                layers,
                                heads,
                                config.path("num_key_value_heads").asInt(heads),
                                config.path("head_dim").asInt(hidden / heads))));
    }
}
