package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.preflight.LoraPairs.Pair;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import java.util.List;

/** Check 13: the adapter's sizes against the base's config.json, which no wrong name can hide. */
final class AdapterShapes {
    private final Subject subject;

    AdapterShapes(Subject subject) {
        this.subject = subject;
    }

    /**
     * @param base a repository, or null
     */
    List<Check> check(String base, SafetensorsHeader header) {
        if (base == null) {
            return List.of(Rule.SHAPES.skipped("No base model is known to compare with."));
        }
        JsonNode config;
        try {
            config = config(base);
        } catch (HubException unreadable) {
            if (unreadable.kind().retryable()) {
                throw unreadable;
            }
            return List.of(
                    Rule.SHAPES.skipped(
                            "The config.json of %s cannot be read on the Hub.".formatted(base)));
        } catch (UnreadableFileException odd) {
            return List.of(Rule.SHAPES.skipped("The config.json of " + base + " is not readable."));
        }
        BaseSizes sizes = BaseSizes.of(config);
        return LoraPairs.of(header).pairs().stream()
                .filter(Pair::isMatrices)
                .flatMap(pair -> sizes.contradiction(pair).stream())
                .findFirst()
                .map(
                        why ->
                                Rule.SHAPES.fail(
                                        "WRONG_BASE",
                                        "The adapter does not fit %s: %s.".formatted(base, why),
                                        "Name the base model that the adapter was trained on,"
                                                + " exactly."))
                .map(List::of)
                .orElseGet(() -> List.of(Rule.SHAPES.ok("Its sizes are those of " + base + ".")));
    }

    private JsonNode config(String base) {
        WeightsHub hub = subject.hub();
        HubSource at = new HubSource(base, HubRef.MAIN, subject.at().token());
        return JsonFiles.object(hub.file(at, FullModel.CONFIG, JsonFiles.MOST), FullModel.CONFIG);
    }
}
