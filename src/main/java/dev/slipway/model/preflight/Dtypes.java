package dev.slipway.model.preflight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of safetensors. */
final class Dtypes {
    private static final Map<String, Integer> BITS = bits();
    private static final Map<String, String> NAMES = names();

    private Dtypes() {}

    /** Null for one that we do not know: the list grows. */
    static Integer bits(String dtype) {
        return BITS.get(dtype);
    }

    /** The same instance for the same well-known name, since there may be 100000 of it. */
    static String known(String dtype) {
        return NAMES.getOrDefault(dtype, dtype);
    }

    private static Map<String, Integer> bits() {
        Map<Integer, String> types =
                Map.of(
                        4, "F4",
                        6, "F6_E2M3 F6_E3M2",
                        8, "BOOL U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ",
                        16, "I16 U16 F16 BF16",
                        32, "I32 U32 F32",
                        64, "I64 U64 F64 C64");
        Map<String, Integer> bits = new HashMap<>();
        types.forEach((size, names) -> List.of(names.split(" ")).forEach(n -> bits.put(n, size)));
        return Map.copyOf(bits);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        BITS.keySet().forEach(name -> names.put(name, name));
        return Map.copyOf(names);
    }
}
