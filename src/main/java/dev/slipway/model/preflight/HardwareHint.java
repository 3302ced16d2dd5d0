package dev.slipway.model.preflight;

import dev.slipway.provider.Hardware;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Check 15: which machine could hold the weights, and what it costs. A hint: the provider decides
 * by its own configurations what it serves on what.
 */
final class HardwareHint {
    /** Beside the weights, a server needs room for the conversations and for itself. */
    private static final double ROOM = 1.2;

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final BigDecimal CENTS = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);

    private HardwareHint() {}

    /**
     * @param offered empty when the provider did not tell
     */
    static Check check(Kind kind, Sizes sizes, List<Hardware> offered) {
        if (kind == Kind.IMAGE_LORA) {
            return Rule.HARDWARE.skipped(
                    "A LoRA for images runs on the provider's shared machines and is billed by"
                            + " image.");
        }
        if (sizes.served() == 0) {
            return Rule.HARDWARE.skipped(
                    kind == Kind.ADAPTER
                            ? "How large its base model is cannot be told."
                            : "How large it is cannot be told.");
        }
        double needed = sizes.served() * ROOM / GIB;
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("servedBytes", sizes.served());
        measured.put("neededGib", (long) Math.ceil(needed));
        String need =
                "%s, so about %d GiB of GPU memory are needed"
                        .formatted(size(kind, sizes), (long) Math.ceil(needed));
        List<Hardware> known =
                offered.stream().filter(one -> GpuMemory.gib(one).isPresent()).toList();
        if (known.isEmpty()) {
            return Rule.HARDWARE
                    .ok(need + "; the provider does not tell now what its machines cost.")
                    .measuring(measured);
        }
        Optional<Hardware> best =
                known.stream()
                        .filter(one -> GpuMemory.gib(one).orElse(0) >= needed)
                        .min(Comparator.comparing(HardwareHint::price));
        return best.map(machine -> fits(need, machine, measured))
                .orElseGet(() -> tooLarge(need, measured));
    }

    private static Check fits(String need, Hardware machine, Map<String, Object> measured) {
        measured.put("hardware", machine.id());
        if (machine.centsPerHour() == null) {
            return Rule.HARDWARE
                    .ok(need + ": for instance " + machine.id() + ", whose price is not told.")
                    .measuring(measured);
        }
        BigDecimal hour = machine.centsPerHour().divide(CENTS, 2, RoundingMode.HALF_UP);
        BigDecimal month =
                machine.centsPerHour()
                        .multiply(HOURS_OF_A_MONTH)
                        .divide(CENTS, 0, RoundingMode.HALF_UP);
        measured.put("usdPerHour", hour);
        return Rule.HARDWARE
                .ok(
                        "%s: for instance %s, $%s an hour for each replica ($%s for a month without a stop)."
                                .formatted(need, machine.id(), hour, month))
                .measuring(measured);
    }

    private static Check tooLarge(String need, Map<String, Object> measured) {
        return Rule.HARDWARE
                .warn(
                        "NO_MACHINE_FITS",
                        need + ", and no machine that the provider lists has so much.",
                        "Use a smaller or quantized model, or ask the provider before uploading.")
                .measuring(measured);
    }

    private static String size(Kind kind, Sizes sizes) {
        double gib = sizes.served() / GIB;
        String size = gib < 1 ? "less than 1 GiB" : String.format(Locale.ROOT, "%.1f GiB", gib);
        return kind == Kind.ADAPTER
                ? "With its base model it has " + size
                : "Its weights have " + size;
    }

    // What has no price comes last.
    private static BigDecimal price(Hardware machine) {
        return machine.centsPerHour() == null
                ? BigDecimal.valueOf(Long.MAX_VALUE)
                : machine.centsPerHour();
    }
}
