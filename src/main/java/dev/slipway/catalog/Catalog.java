package dev.slipway.catalog;

import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Keeps the offer for ten minutes; one caller at a time asks the provider anew. */
@ApplicationScoped
public class Catalog {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final ModelCatalog provider;
    private final Machines machines;
    private final Clock clock;
    private volatile Offer offer;

    Catalog(ModelCatalog provider, Machines machines, Clock clock) {
        this.provider = provider;
        this.machines = machines;
        this.clock = clock;
    }

    /**
     * @throws dev.slipway.provider.ProviderException when nothing is kept and the provider fails
     */
    public Offer offer() {
        Offer kept = offer;
        return kept != null && kept.at().plus(FRESH).isAfter(clock.instant()) ? kept : refresh();
    }

    /** Asks the provider; an older offer stays when that fails and one is kept. */
    public synchronized Offer refresh() {
        try {
            offer =
                    new Offer(
                            clock.instant(),
                            provider.supportedModels(),
                            provider.listedModels(),
                            machines.offered());
        } catch (dev.slipway.provider.ProviderException e) {
            if (offer == null) {
                throw e;
            }
        }
        return offer;
    }

    /** Ways to serve a model ({@code ml_...}); empty: it cannot be served. Always asked anew. */
    public List<ServingConfig> configs(String modelObjectId) {
        return provider.configs(modelObjectId);
    }
}
