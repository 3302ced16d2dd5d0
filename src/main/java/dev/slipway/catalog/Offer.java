package dev.slipway.catalog;

import dev.slipway.provider.Hardware;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.SupportedModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the provider offered at one moment. */
public record Offer(
        Instant at,
        List<SupportedModel> supported,
        List<ListedModel> listed,
        List<Hardware> hardware) {

    /** By the catalogue name that a fine-tune names as its base. */
    public Optional<SupportedModel> base(String name) {
        return supported.stream().filter(model -> name.equals(model.name())).findFirst();
    }

    /** Cents per hour and ready replica; empty when the provider names no price. */
    public Optional<BigDecimal> centsPerHour(String hardwareId) {
        return hardware.stream()
                .filter(kind -> kind.id().equals(hardwareId))
                .map(Hardware::centsPerHour)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }
}
