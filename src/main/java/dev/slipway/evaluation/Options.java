package dev.slipway.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A scorer's options, typed; what nobody asked for is refused, because it is a typing error. */
final class Options {
    private final String scorer;
    private final JsonNode values;
    private final Set<String> known = new HashSet<>();

    Options(String scorer, JsonNode values) {
        boolean absent = values == null || values.isNull() || values.isMissingNode();
        if (!absent && !values.isObject()) {
            throw new IllegalArgumentException(
                    "The options of scorer %s must be an object.".formatted(Text.shown(scorer)));
        }
        this.scorer = scorer;
        this.values = absent ? JsonNodeFactory.instance.objectNode() : values;
    }

    boolean flag(String name, boolean whenAbsent) {
        JsonNode value = take(name);
        if (value == null) {
            return whenAbsent;
        }
        if (!value.isBoolean()) {
            throw bad(name, "true or false");
        }
        return value.booleanValue();
    }

    Optional<String> text(String name) {
        JsonNode value = take(name);
        if (value != null && !value.isTextual()) {
            throw bad(name, "a text");
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(take(name));
    }

    void refuseOthers() {
        values.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw new IllegalArgumentException(
                                        "Scorer %s has no option %s. It knows %s."
                                                .formatted(
                                                        scorer,
                                                        Text.shown(name),
                                                        known.stream().sorted().toList()));
                            }
                        });
    }

    IllegalArgumentException bad(String name, String wanted) {
        return new IllegalArgumentException(
                "Option %s of scorer %s must be %s.".formatted(name, scorer, wanted));
    }

    private JsonNode take(String name) {
        known.add(name);
        return values.hasNonNull(name) ? values.get(name) : null;
    }
}
