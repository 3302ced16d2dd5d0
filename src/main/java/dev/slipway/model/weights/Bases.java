package dev.slipway.model.weights;

import dev.slipway.model.preflight.Kind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.SupportedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the provider's base models weights belong to; asked before anything is uploaded. */
@ApplicationScoped
class Bases {
    private static final int SHOWN = 12;

    private final ModelCatalog catalog;

    Bases(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param base null where none is needed (full weights in V1)
     * @param baseModelId see {@link dev.slipway.model.Weights#baseModelId}
     * @param refusal why these weights cannot be served; null when they can
     */
    record Answer(SupportedModel base, String baseModelId, String refusal) {
        static Answer refused(String why) {
            return new Answer(null, null, why);
        }
    }

    Answer find(Generation generation, Kind kind, String name) {
        if (generation == Generation.V1 && kind == Kind.FULL) {
            return new Answer(null, null, null);
        }
        if (name == null) {
            return Answer.refused(
                    "BASE_UNKNOWN: neither the request nor the repository says which base model the"
                            + " weights belong to, and the provider only serves variants of the models"
                            + " it knows. Register them with baseModel, one of "
                            + names());
        }
        List<SupportedModel> all = catalog.supportedModels();
        Optional<SupportedModel> found =
                all.stream().filter(model -> name.equalsIgnoreCase(model.name())).findFirst();
        if (found.isEmpty() && generation == Generation.V2) {
            return Answer.refused(
                    ("BASE_NOT_SERVABLE: the provider serves no variants of %s. It does of %s; with one"
                                    + " of these as baseModel the weights must be a variant of it.")
                            .formatted(name, names()));
        }
        SupportedModel base = found.orElse(null);
        return generation == Generation.V1
                ? new Answer(base, loraForm(base == null ? name : base.name()), null)
                : new Answer(base, base.baseModelId(), null);
    }

    /** Together names these forms {@code -Lora}, {@code -lora} and {@code -FP8-Lora}. */
    private String loraForm(String base) {
        List<String> forms = List.of(base, base + "-lora", base + "-fp8-lora");
        return catalog.dedicatedModels().stream()
                .map(ListedModel::id)
                .filter(id -> id != null && id.toLowerCase(Locale.ROOT).endsWith("-lora"))
                .filter(id -> forms.stream().anyMatch(id::equalsIgnoreCase))
                .findFirst()
                .orElse(null);
    }

    private String names() {
        return catalog.supportedModels().stream()
                .filter(SupportedModel::dedicated)
                .map(SupportedModel::name)
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
    }
}
