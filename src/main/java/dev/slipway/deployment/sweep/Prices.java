package dev.slipway.deployment.sweep;

import dev.slipway.catalog.Catalog;
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

    Prices(Catalog catalog) {
        this.catalog = catalog;
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

    private Optional<BigDecimal> cents(Thing thing) {
        return catalog.machines(thing.generation()).stream()
                .filter(kind -> kind.id().equals(thing.vital().hardware()))
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
