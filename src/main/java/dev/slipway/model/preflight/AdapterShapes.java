package dev.slipway.model.preflight;

import dev.slipway.model.preflight.LoraPairs.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check 13: the adapter's sizes against the base's config.json, which no wrong name can hide. */
final class AdapterShapes {
    private AdapterShapes() {}

    static Check check(BaseOnHub base, SafetensorsHeader header) {
        if (base.config() == null) {
            return Rule.SHAPES.skipped(base.unreadable());
        }
        BaseSizes sizes = BaseSizes.of(base.config());
        List<Pair> pairs =
                LoraPairs.of(header).pairs().stream()
                        .filter(Pair::isMatrices)
                        .filter(sizes::knows)
                        .toList();
        Optional<String> wrong =
                pairs.stream().flatMap(pair -> sizes.contradiction(pair).stream()).findFirst();
        if (wrong.isPresent()) {
            return Rule.SHAPES
                    .fail(
                            "WRONG_BASE",
                            "The adapter does not fit %s: %s.".formatted(base.name(), wrong.get()),
                            "Name the base model that the adapter was trained on, exactly.")
                    .measuring(sizes.known());
        }
        if (pairs.isEmpty()) {
            return Rule.SHAPES.skipped(
                    "None of its modules has a size that the config.json of %s tells."
                            .formatted(base.name()));
        }
        return Rule.SHAPES
                .ok("Its sizes are those of %s.".formatted(base.name()))
                .measuring(Map.of("compared", pairs.size()));
    }
}
