package dev.slipway.finetune;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ends training when the loss on the validation file gets no better. What is null is left to the
 * provider.
 *
 * @param patience evaluations without improvement that are allowed; the provider's is 2
 * @param minDelta by how much the loss must fall to count as better
 * @param warmupEvals first evaluations that do not count; the provider's is 1
 */
record EarlyStopping(
        @Min(1) @Max(1000) Integer patience,
        @DecimalMin("0") BigDecimal minDelta,
        @Min(0) @Max(1000) Integer warmupEvals) {
    private static final int PATIENCE = 2;
    private static final int WARMUP = 1;

    /** With fewer evaluations no plateau can be seen, and the provider refuses the job. */
    int leastEvals() {
        return Objects.requireNonNullElse(patience, PATIENCE)
                + Objects.requireNonNullElse(warmupEvals, WARMUP)
                + 1;
    }

    /** Wire names of {@code POST /v1/fine-tunes}. */
    Map<String, Object> parameters() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("early_stopping_enabled", true);
        out.put("early_stopping_patience", patience);
        out.put("early_stopping_min_delta", minDelta);
        out.put("early_stopping_warmup_evals", warmupEvals);
        out.values().removeIf(Objects::isNull);
        return out;
    }
}
