package dev.slipway.provider;

import java.util.List;

/** What the provider offers. Reads only. */
public interface ModelCatalog {

    /** Whose key we hold. */
    Account whoami();

    List<SupportedModel> supportedModels();

    List<ListedModel> listedModels();

    /**
     * What dedicated endpoints of generation V1 can be made for, with the forms of base models that
     * adapters can be bound to.
     */
    List<ListedModel> dedicatedModels();

    List<Hardware> hardware();

    /**
     * Ways to serve a model. Empty: the provider cannot serve it.
     *
     * @param modelObjectId {@code ml_...}
     */
    List<ServingConfig> configs(String modelObjectId);
}
