package dev.slipway.sandbox.tuning;

import dev.slipway.sandbox.catalog.BaseModel;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a training costs. */
final class Price {
    /** The provider's minimum per job, in cents. */
    private static final BigDecimal MINIMUM = BigDecimal.valueOf(400);

    private static final BigDecimal TOKENS_PER_CENT = BigDecimal.valueOf(10_000);

    private Price() {}

    /** Whole cents. */
    static BigDecimal cents(
            BaseModel base, Hyperparameters hyper, long trainTokens, long evalTokens) {
        BigDecimal tokens =
                BigDecimal.valueOf(trainTokens * hyper.epochs() + evalTokens * hyper.evals());
        return hyper.pricePerMillion(base)
                .multiply(tokens)
                .divide(TOKENS_PER_CENT, 0, RoundingMode.CEILING)
                .max(MINIMUM);
    }

    /**
     * {@code total_price} is in billionths of a dollar, as the provider's own clients divide it.
     */
    static long nanoDollars(BigDecimal cents) {
        return cents.movePointRight(7).longValueExact();
    }
}
