package dev.slipway.deployment.sweep;

import dev.slipway.catalog.Catalog;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What things cost by the catalogue: dollars per hour and ready replica. */
@ApplicationScoped
class Prices {
    private static final int DIGITS = 10;
    private static final BigDecimal CENTS = BigDecimal.valueOf(100);
    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);

    private final Catalog catalog;
    private final EndpointHost endpoints;

    Prices(Catalog catalog, EndpointHost endpoints) {
        this.catalog = catalog;
        this.endpoints = endpoints;
    }

    /** Null for what has no price per hour, or when the provider does not name it. */
    BigDecimal perHour(Thing thing) {
        return switch (thing.kind()) {
            case ENDPOINT, MODEL, UPLOAD -> BigDecimal.ZERO;
            case FINE_TUNE -> null;
            case DEPLOYMENT -> thing.vital().replicas() == 0 ? BigDecimal.ZERO : gpus(thing);
        };
    }

    private BigDecimal gpus(Thing thing) {
        try {
            return cents(thing)
                    .map(
                            cents ->
                                    cents.multiply(BigDecimal.valueOf(thing.vital().replicas()))
                                            .divide(CENTS, DIGITS, RoundingMode.HALF_UP))
                    .orElse(null);
        } catch (ProviderException e) {
            return null;
        }
    }

    /** The catalogue has the machines of the generation that new deployments are made in. */
    private Optional<BigDecimal> cents(Thing thing) {
        String hardware = thing.vital().hardware();
        Optional<BigDecimal> offered = catalog.offer().centsPerHour(hardware);
        return offered.isPresent() || thing.generation() == Generation.V2
                ? offered
                : endpoints.hardware(null).stream()
                        .filter(kind -> kind.id().equals(hardware))
                        .map(Hardware::centsPerHour)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** Dollars for the time between two looks. */
    static BigDecimal since(BigDecimal perHour, Instant from, Instant to) {
        return perHour == null || !to.isAfter(from)
                ? BigDecimal.ZERO
                : perHour.multiply(BigDecimal.valueOf(Duration.between(from, to).toMillis()))
                        .divide(HOUR_MS, DIGITS, RoundingMode.HALF_UP);
    }
}
