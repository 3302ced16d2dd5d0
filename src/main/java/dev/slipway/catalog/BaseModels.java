package dev.slipway.catalog;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import dev.slipway.provider.SupportedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Refuses a base model before anything is paid for, when what is made of it would be of no use. */
@ApplicationScoped
public class BaseModels {
    private final Catalog catalog;

    public BaseModels(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param toBeServed whether the plan deploys the result
     * @throws Problem UNKNOWN_BASE_MODEL, BASE_NOT_TUNABLE or BASE_NOT_SERVABLE
     */
    public SupportedModel requireTunable(String name, boolean toBeServed) {
        Offer offer = catalog.offer();
        SupportedModel base =
                offer.base(name)
                        .orElseThrow(() -> refuse(ProblemType.UNKNOWN_BASE_MODEL, name, offer));
        if (!base.tunable()) {
            throw refuse(ProblemType.BASE_NOT_TUNABLE, name, offer);
        }
        if (toBeServed
                && (base.baseModelId() == null || catalog.configs(base.baseModelId()).isEmpty())) {
            throw refuse(ProblemType.BASE_NOT_SERVABLE, name, offer);
        }
        return base;
    }

    private static Problem refuse(ProblemType type, String name, Offer offer) {
        String what =
                switch (type) {
                    case UNKNOWN_BASE_MODEL -> "The provider has no base model '%s'.";
                    case BASE_NOT_TUNABLE -> "The provider serves '%s' but does not fine-tune it.";
                    default ->
                            "The provider can fine-tune '%s' but has no configuration to serve the"
                                    + " result, so it would be paid for and could not go live.";
                };
        String tunable =
                offer.supported().stream()
                        .filter(model -> model.tunable() && model.dedicated())
                        .map(SupportedModel::name)
                        .sorted()
                        .limit(8)
                        .collect(Collectors.joining(", "));
        return new Problem(
                type,
                what.formatted(name) + " Nothing was started.",
                "Choose another base model, such as: "
                        + tunable
                        + " (GET /api/v1/catalog/models).");
    }
}
