package dev.slipway.provider;

import java.util.List;

/** What the provider offers. Reads only. */
public interface ModelCatalog {

    /** Whose key we hold. */
    Account whoami();

    List<SupportedModel> supportedModels();

    List<ListedModel> listedModels();

    List<Hardware> hardware();

    /**
     * Ways to serve a model. Empty: the provider cannot serve it.
     *
     * @param modelObjectId {@code ml_...}
     */
    List<ServingConfig> configs(String modelObjectId);
}
