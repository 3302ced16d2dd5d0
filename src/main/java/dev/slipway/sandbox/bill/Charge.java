package dev.slipway.sandbox.bill;

import java.math.BigDecimal;

/**
 * What one thing has cost for one reason, from the beginning; it only grows, or with a refund only
 * falls.
 *
 * @param key tells this charge from the thing's others, and stays the same as it grows
 * @param cents US cents, with fractions
 * @param open it grows by the minute as it stands, and can be reckoned at any time
 */
public record Charge(
        String key, String id, String name, String kind, BigDecimal cents, boolean open) {
    public Charge(String key, String id, String name, String kind, BigDecimal cents) {
        this(key, id, name, kind, cents, false);
    }
}
