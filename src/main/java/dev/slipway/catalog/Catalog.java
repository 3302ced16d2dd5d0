package dev.slipway.catalog;

import dev.slipway.provider.Generation;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ServingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the offer for ten minutes; one caller at a time asks the provider anew. */
@ApplicationScoped
public class Catalog {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final ModelCatalog provider;
    private final Machines machines;
    private final Clock clock;
    private final Map<Generation, Kept> kept = new ConcurrentHashMap<>();
    private volatile Offer offer;

    Catalog(ModelCatalog provider, Machines machines, Clock clock) {
        this.provider = provider;
        this.machines = machines;
        this.clock = clock;
    }

    /**
     * @throws ProviderException when nothing is kept and the provider fails
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
        } catch (ProviderException e) {
            if (offer == null) {
                throw e;
            }
        }
        return offer;
    }

    private record Kept(Instant at, List<Hardware> machines) {}

    /**
     * The machines of one generation, which is that of the record to be served: the setting may say
     * another for new ones, whose machines have other names and prices.
     *
     * @throws ProviderException when nothing is kept and the provider fails
     */
    public List<Hardware> machines(Generation generation) {
        return kept.compute(generation, this::fresh).machines();
    }

    private Kept fresh(Generation generation, Kept old) {
        if (old != null && old.at().plus(FRESH).isAfter(clock.instant())) {
            return old;
        }
        try {
            return new Kept(clock.instant(), machines.of(generation));
        } catch (ProviderException e) {
            if (old == null) {
                throw e;
            }
            return old;
        }
    }

    /** Ways to serve a model ({@code ml_...}); empty: it cannot be served. Always asked anew. */
    public List<ServingConfig> configs(String modelObjectId) {
        return provider.configs(modelObjectId);
    }
}
