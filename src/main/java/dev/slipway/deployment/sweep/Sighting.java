package dev.slipway.deployment.sweep;

import java.math.BigDecimal;

/**
 * A thing with what is wrong with it.
 *
 * @param usdPerHour null when it has no price per hour
 */
record Sighting(Thing thing, Known known, Finding finding, BigDecimal usdPerHour) {

    Sighting now(Thing fresh, BigDecimal price) {
        return new Sighting(fresh, known, finding, price);
    }
}
