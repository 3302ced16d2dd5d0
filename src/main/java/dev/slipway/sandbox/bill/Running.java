package dev.slipway.sandbox.bill;

import java.math.BigDecimal;

/**
 * A thing that bills by the minute.
 *
 * @param centsPerHour of all its replicas together
 */
public record Running(String id, String name, int replicas, BigDecimal centsPerHour) {}
