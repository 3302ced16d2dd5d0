package dev.slipway.model.weights;

import dev.slipway.model.preflight.Kind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.SupportedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
     * @param refusal why these weights cannot be served; null when they can
     */
    record Answer(SupportedModel base, String refusal) {}

    Answer find(Generation generation, Kind kind, String name) {
        if (generation == Generation.V1 && kind == Kind.FULL) {
            return new Answer(null, null);
        }
        if (name == null) {
            return new Answer(
                    null,
                    "BASE_UNKNOWN: neither the request nor the repository says which base model the"
                            + " weights belong to, and the provider only serves variants of the models"
                            + " it knows. Register them with baseModel, one of "
                            + names());
        }
        List<SupportedModel> all = catalog.supportedModels();
        Optional<SupportedModel> found =
                all.stream().filter(model -> name.equalsIgnoreCase(model.name())).findFirst();
        if (found.isEmpty() && generation == Generation.V2) {
            return new Answer(
                    null,
                    ("BASE_NOT_SERVABLE: the provider serves no variants of %s. It does of %s; with one"
                                    + " of these as baseModel the weights must be a variant of it.")
                            .formatted(name, names()));
        }
        return new Answer(found.orElse(null), null);
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
