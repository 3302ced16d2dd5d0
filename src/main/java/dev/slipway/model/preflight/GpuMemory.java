package dev.slipway.model.preflight;

import dev.slipway.provider.Hardware;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of the GPUs of a machine, by their maker's data sheets. */
final class GpuMemory {
    private static final Pattern NAMED = Pattern.compile("(\\d{2,3})\\s*gi?b");
    private static final Map<String, Integer> FAMILIES =
            Map.of(
                    "gb200",
                    186,
                    "b200",
                    180,
                    "b300",
                    270,
                    "h200",
                    141,
                    "h100",
                    80,
                    "a100",
                    80,
                    "l40s",
                    48,
                    "l40",
                    48,
                    "a40",
                    48,
                    "rtx-6000",
                    48);

    private GpuMemory() {}

    /** GiB of all its GPUs together; empty for a type that is not known here. */
    static OptionalInt gib(Hardware machine) {
        if (machine.gpuCount() == null || machine.id() == null) {
            return OptionalInt.empty();
        }
        String names =
                (machine.gpuType() + " " + machine.id()).toLowerCase(Locale.ROOT).replace('_', '-');
        Matcher named = NAMED.matcher(names);
        if (named.find()) {
            return OptionalInt.of(machine.gpuCount() * Integer.parseInt(named.group(1)));
        }
        return FAMILIES.entrySet().stream()
                .filter(family -> names.contains(family.getKey()))
                .mapToInt(family -> machine.gpuCount() * family.getValue())
                .max();
    }
}
