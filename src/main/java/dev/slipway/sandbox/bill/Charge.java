package dev.slipway.sandbox.bill;

import java.math.BigDecimal;

/**
 * What one thing has cost for one reason, from the beginning; it only grows, or with a refund only
 * falls.
 *
 * @param key tells this charge from the thing's others, and stays the same as it grows
 * @param cents US cents, with fractions
 */
public record Charge(String key, String id, String name, String kind, BigDecimal cents) {}
