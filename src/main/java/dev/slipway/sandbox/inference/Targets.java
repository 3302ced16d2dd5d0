package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import java.util.Optional;

/** Finds who answers to a {@code model} string. Callers hold the world's lock. */
public final class Targets {
    private final Catalogue catalogue;
    private final DedicatedTargets dedicated;
    private final LegacyTargets legacy;

    public Targets(Catalogue catalogue, DedicatedTargets dedicated, LegacyTargets legacy) {
        this.catalogue = catalogue;
        this.dedicated = dedicated;
        this.legacy = legacy;
    }

    /** Throws the provider's error when nobody answers to {@code model}. */
    Target find(String model, String type) {
        Optional<BaseModel> base = catalogue.byName(model);
        if (base.isPresent()) {
            return serverless(base.get(), type);
        }
        Target target =
                dedicated.find(model).or(() -> legacy.find(model)).orElseThrow(() -> none(model));
        if (!target.type().equals(type)) {
            throw ApiException.badField("model", model + " is not a model for " + type);
        }
        return target;
    }

    private static ApiException none(String model) {
        return ApiException.of(
                404,
                "model_not_available",
                "Unable to access model " + model + ": it does not exist or is not available");
    }

    private static Target serverless(BaseModel base, String type) {
        if (!base.serverless()) {
            throw ApiException.of(
                    400,
                    "model_not_available",
                    "Unable to access non-serverless model "
                            + base.id()
                            + ". Create a dedicated endpoint for the model");
        }
        if (!base.type().equals(type)) {
            throw ApiException.badField("model", base.id() + " is not a model for " + type);
        }
        return new Target(type, null, true, base);
    }
}
