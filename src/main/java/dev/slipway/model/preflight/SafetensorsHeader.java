package dev.slipway.model.preflight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The header of a safetensors file that is complete: its tensors follow one another without hole or
 * overlap and end where the file ends.
 *
 * @param dataBytes of all tensors
 */
record SafetensorsHeader(List<Tensor> tensors, long dataBytes) {
    private static final Map<String, Integer> BITS = bits();

    /**
     * @param length of the header itself, without the eight bytes before it
     * @throws UnreadableFileException when file and header do not fit
     */
    static SafetensorsHeader check(List<Tensor> tensors, long length, long fileSize) {
        long previous = 0;
        List<Tensor> sorted =
                tensors.stream()
                        .sorted(
                                Comparator.comparingLong(Tensor::begin)
                                        .thenComparingLong(Tensor::end))
                        .toList();
        for (Tensor tensor : sorted) {
            if (tensor.begin() != previous || tensor.end() < tensor.begin()) {
                throw Corrupt.of(
                        "INVALID_OFFSET",
                        "has tensor '%s' at bytes %d to %d where %d was expected to be the first"
                                .formatted(
                                        Corrupt.name(tensor),
                                        tensor.begin(),
                                        tensor.end(),
                                        previous));
            }
            requireSize(tensor);
            previous = tensor.end();
        }
        long expected = 8 + length + previous;
        if (expected > fileSize) {
            throw Corrupt.of(
                    "INCOMPLETE",
                    "is cut short: its header describes %d bytes, the file has %d"
                            .formatted(expected, fileSize));
        }
        if (expected < fileSize) {
            throw Corrupt.of(
                    "TRAILING_BYTES",
                    "is longer than its header says: %d bytes instead of %d"
                            .formatted(fileSize, expected));
        }
        return new SafetensorsHeader(sorted, previous);
    }

    private static void requireSize(Tensor tensor) {
        Integer bits = BITS.get(tensor.dtype());
        if (bits == null) {
            return;
        }
        long total = bits;
        try {
            for (long dimension : tensor.shape()) {
                total = Math.multiplyExact(total, dimension);
            }
        } catch (ArithmeticException overflow) {
            throw Corrupt.of(
                    "OVERFLOW",
                    "has tensor '%s' of an impossible shape".formatted(Corrupt.name(tensor)));
        }
        if (total % 8 != 0) {
            throw Corrupt.of(
                    "MISALIGNED",
                    "has tensor '%s', which ends inside a byte".formatted(Corrupt.name(tensor)));
        }
        if (total / 8 != tensor.end() - tensor.begin()) {
            throw Corrupt.of(
                    "INVALID_TENSOR",
                    "has tensor '%s' with %d bytes where its shape and type need %d"
                            .formatted(
                                    Corrupt.name(tensor),
                                    tensor.end() - tensor.begin(),
                                    total / 8));
        }
    }

    /** Types that we do not know; their tensors' sizes were not checked, for the list grows. */
    Set<String> unknownTypes() {
        return tensors.stream()
                .map(Tensor::dtype)
                .filter(type -> !BITS.containsKey(type))
                .collect(Collectors.toSet());
    }

    Set<String> names() {
        return tensors.stream().map(Tensor::name).collect(Collectors.toSet());
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
}
