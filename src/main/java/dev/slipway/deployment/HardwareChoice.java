package dev.slipway.deployment;

import dev.slipway.catalog.Catalog;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ServingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses how to serve: of the machines that the provider has a configuration for the cheapest one
 * with room, or the named one.
 */
@ApplicationScoped
class HardwareChoice {
    private static final String AUTO = "auto";

    /** With room now before full, then by price; what has none comes last. */
    private static final Comparator<Hardware> BEST =
            Comparator.comparing((Hardware kind) -> kind.regions().isEmpty())
                    .thenComparing(
                            Hardware::centsPerHour,
                            Comparator.nullsLast(Comparator.naturalOrder()));

    private final Catalog catalog;

    HardwareChoice(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param hardware id of an instance type; null when the provider names none that fits
     * @param centsPerHour per ready replica; null when unknown
     */
    record Choice(String hardware, ServingConfig config, BigDecimal centsPerHour) {

        static Choice of(Hardware machine) {
            return new Choice(machine.id(), null, machine.centsPerHour());
        }
    }

    /** What serves it; the machine is null when the provider names none that fits. */
    private record Way(ServingConfig config, Hardware machine) {
        Choice choice() {
            return machine == null
                    ? new Choice(null, config, null)
                    : new Choice(machine.id(), config, machine.centsPerHour());
        }
    }

    /**
     * @param starved kinds of machines that were waited for in vain: taken when there is no other
     */
    Optional<Choice> choose(String togetherModelId, String wanted, Set<String> starved) {
        List<ServingConfig> configs = catalog.configs(togetherModelId);
        List<Hardware> offered = catalog.machines(Generation.V2);
        return configs.stream()
                .map(config -> new Way(config, machine(config, offered)))
                .filter(way -> wanted(way.machine(), wanted))
                .min(Comparator.comparing(Way::machine, Comparator.nullsLast(best(starved))))
                .map(Way::choice);
    }

    static Comparator<Hardware> best(Set<String> starved) {
        return Comparator.comparing((Hardware kind) -> starved.contains(kind.id()))
                .thenComparing(BEST);
    }

    /** Regions with room for a kind of machine now, in the provider's order. */
    List<String> roomy(String hardware) {
        return catalog.machines(Generation.V2).stream()
                .filter(kind -> kind.id().equals(hardware))
                .flatMap(kind -> kind.regions().stream())
                .toList();
    }

    /** The best of those that can serve it, or the named one. */
    static Optional<Hardware> best(List<Hardware> fitting, String wanted) {
        return fitting.stream().filter(machine -> wanted(machine, wanted)).min(BEST);
    }

    private static boolean wanted(Hardware machine, String wanted) {
        return AUTO.equals(wanted) || machine != null && wanted.equals(machine.id());
    }

    private static Hardware machine(ServingConfig config, List<Hardware> offered) {
        Map<String, String> selectors = config.selectors();
        return offered.stream().filter(kind -> fits(kind, selectors)).min(BEST).orElse(null);
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
