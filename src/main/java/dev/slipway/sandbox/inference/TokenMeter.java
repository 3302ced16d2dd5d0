package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.bill.Bill;
import dev.slipway.sandbox.bill.Charge;
import dev.slipway.sandbox.bill.Meter;
import dev.slipway.sandbox.catalog.BaseModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens of serverless models. Goes into the ledger by whole cents, because a line on the disk for
 * every request would be slower than the requests; the rest follows when the sandbox is closed, and
 * less than a cent per model is lost when it is killed.
 */
public final class TokenMeter implements Meter {
    private static final BigDecimal TOKENS_PER_CENT = BigDecimal.valueOf(10_000);

    private final Bill bill;
    private final Map<String, BigDecimal> cents = new HashMap<>();
    private boolean closing;

    public TokenMeter(Bill bill) {
        this.bill = bill;
    }

    /**
     * @param share of the list price; less than one in batches
     */
    void count(BaseModel model, BigDecimal share, long promptTokens, long completionTokens) {
        BigDecimal cost =
                price(model.prices().input(), promptTokens)
                        .add(price(model.prices().output(), completionTokens))
                        .multiply(share);
        BigDecimal before = cents.computeIfAbsent(model.id(), id -> bill.settled(key(id)));
        BigDecimal after = before.add(cost);
        cents.put(model.id(), after);
        if (whole(after).compareTo(whole(before)) > 0) {
            bill.settle();
        }
    }

    /** From now on every fraction is due. */
    public void close() {
        closing = true;
        bill.settle();
    }

    @Override
    public List<Charge> charges(Instant now) {
        return cents.entrySet().stream()
                .map(entry -> charge(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Charge charge(String model, BigDecimal total) {
        BigDecimal due = closing ? total : whole(total).max(bill.settled(key(model)));
        return new Charge(key(model), model, model, "tokens", due);
    }

    private static BigDecimal price(BigDecimal usdPerMillion, long tokens) {
        return usdPerMillion.multiply(BigDecimal.valueOf(tokens)).divide(TOKENS_PER_CENT);
    }

    private static BigDecimal whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.FLOOR);
    }

    private static String key(String model) {
        return "tokens:" + model;
    }
}
