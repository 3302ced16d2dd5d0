package dev.slipway.catalog;

import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The kinds of machines, which the two generations name and price differently. */
@ApplicationScoped
class Machines {
    private final ModelCatalog catalog;
    private final EndpointHost endpoints;
    private final GenerationChooser generations;

    Machines(ModelCatalog catalog, EndpointHost endpoints, GenerationChooser generations) {
        this.catalog = catalog;
        this.endpoints = endpoints;
        this.generations = generations;
    }

    /** Those that new deployments run on. */
    List<Hardware> offered() {
        return of(generation());
    }

    List<Hardware> of(Generation generation) {
        return generation == Generation.V1 ? endpoints.hardware(null) : catalog.hardware();
    }

    /** An account that can deploy in neither still gets a list to look at. */
    private Generation generation() {
        try {
            return generations.choose();
        } catch (ProviderException e) {
            return Generation.V2;
        }
    }
}
