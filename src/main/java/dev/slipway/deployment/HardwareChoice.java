package dev.slipway.deployment;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Offer;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ServingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses how to serve: the cheapest machine that the provider has a configuration for, or the
 * named one.
 */
@ApplicationScoped
class HardwareChoice {
    private static final String AUTO = "auto";
    private static final BigDecimal UNPRICED = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Catalog catalog;

    HardwareChoice(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param hardware id of an instance type; null when the provider names none that fits
     * @param centsPerHour per ready replica; null when unknown
     */
    record Choice(String hardware, ServingConfig config, BigDecimal centsPerHour) {}

    Optional<Choice> choose(String togetherModelId, String wanted) {
        List<ServingConfig> configs = catalog.configs(togetherModelId);
        Offer offer = catalog.offer();
        return configs.stream()
                .map(config -> choice(config, offer))
                .filter(choice -> AUTO.equals(wanted) || wanted.equals(choice.hardware()))
                .min(
                        Comparator.comparing(
                                choice ->
                                        choice.centsPerHour() == null
                                                ? UNPRICED
                                                : choice.centsPerHour()));
    }

    private static Choice choice(ServingConfig config, Offer offer) {
        Map<String, String> selectors = config.selectors();
        Optional<Hardware> machine =
                offer.hardware().stream()
                        .filter(kind -> fits(kind, selectors))
                        .min(
                                Comparator.comparing(
                                        kind ->
                                                kind.centsPerHour() == null
                                                        ? UNPRICED
                                                        : kind.centsPerHour()));
        return new Choice(
                machine.map(Hardware::id).orElse(null),
                config,
                machine.map(Hardware::centsPerHour).orElse(null));
    }

    /**
     * Selectors name type and count apart, instance types join them: {@code 1xnvidia-h100-80gb}.
     */
    private static boolean fits(Hardware kind, Map<String, String> selectors) {
        String type = selectors.get("accelerator_type");
        String count = selectors.getOrDefault("accelerator_count", "1");
        if (type == null) {
            return false;
        }
        boolean sameCount =
                kind.gpuCount() != null
                        ? count.equals(String.valueOf(kind.gpuCount()))
                        : kind.id().startsWith(count + "x");
        return sameCount && (same(type, kind.gpuType()) || same(count + "x" + type, kind.id()));
    }

    private static boolean same(String one, String other) {
        return other != null && plain(one).equals(plain(other));
    }

    private static String plain(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Back from the resource name that is kept. */
    static ServingConfig config(String resourceName) {
        if (resourceName == null) {
            return null;
        }
        String[] parts = resourceName.split("/");
        return new ServingConfig(parts[3], parts[1], Map.of());
    }
}
