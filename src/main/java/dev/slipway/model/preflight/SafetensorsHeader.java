package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header of a safetensors file that is complete: its tensors follow one another without hole or
 * overlap and end where the file ends.
 *
 * @param tensors in the order of their bytes; empty once they are {@link #counted()}
 * @param dataBytes of all tensors
 * @param parameters how many numbers there are, by dtype
 */
record SafetensorsHeader(
        List<Tensor> tensors, Names names, long dataBytes, Map<String, Long> parameters) {

    private static final int MOST_TYPES = 100;

    /**
     * @param tensors are sorted in place: a copy of many would cost as much again
     * @param length of the header itself, without the eight bytes before it
     * @throws UnreadableFileException when file and header do not fit
     */
    static SafetensorsHeader check(List<Tensor> tensors, long length, long fileSize) {
        tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long previous = 0;
        Names names = new Names();
        Map<String, Long> parameters = new TreeMap<>();
        for (Tensor tensor : tensors) {
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
            parameters.merge(tensor.dtype(), numbers(tensor), SafetensorsHeader::sum);
            names.add(tensor.name());
            previous = tensor.end();
        }
        if (parameters.size() > MOST_TYPES) {
            throw Corrupt.of("INVALID_HEADER", "has a header of more than 100 types of numbers");
        }
        requireEnd(previous, length, fileSize);
        return new SafetensorsHeader(tensors, names, previous, parameters);
    }

    /** Without the tensors themselves: a large model has so many that nobody wants to keep them. */
    SafetensorsHeader counted() {
        return new SafetensorsHeader(List.of(), names, dataBytes, parameters);
    }

    private static void requireEnd(long dataBytes, long length, long fileSize) {
        // Not a sum, which could be larger than any number.
        long room = fileSize - 8 - length;
        if (dataBytes > room) {
            throw Corrupt.of(
                    "INCOMPLETE",
                    "is cut short: its header describes %d bytes of data, the file has %d"
                            .formatted(dataBytes, room));
        }
        if (dataBytes < room) {
            throw Corrupt.of(
                    "TRAILING_BYTES",
                    "is longer than its header says: %d bytes of data instead of %d"
                            .formatted(room, dataBytes));
        }
    }

    /** How many it has by its shape, which must go with its bytes when we know its type. */
    private static long numbers(Tensor tensor) {
        Integer bits = Dtypes.bits(tensor.dtype());
        long numbers = 1;
        long total;
        try {
            for (long dimension : tensor.shape()) {
                numbers = Math.multiplyExact(numbers, dimension);
            }
            total = Math.multiplyExact(numbers, bits == null ? 1 : bits.longValue());
        } catch (ArithmeticException overflow) {
            throw Corrupt.of(
                    "OVERFLOW",
                    "has tensor '%s' of an impossible shape".formatted(Corrupt.name(tensor)));
        }
        if (bits != null) {
            requireSize(tensor, total);
        }
        return numbers;
    }

    private static void requireSize(Tensor tensor, long bits) {
        if (bits % 8 != 0) {
            throw Corrupt.of(
                    "MISALIGNED",
                    "has tensor '%s', which ends inside a byte".formatted(Corrupt.name(tensor)));
        }
        if (bits / 8 != tensor.end() - tensor.begin()) {
            throw Corrupt.of(
                    "INVALID_TENSOR",
                    "has tensor '%s' with %d bytes where its shape and type need %d"
                            .formatted(
                                    Corrupt.name(tensor), tensor.end() - tensor.begin(), bits / 8));
        }
    }

    /** Types that we do not know; their tensors' sizes were not checked, for the list grows. */
    List<String> unknownTypes() {
        List<String> unknown = new ArrayList<>(parameters.keySet());
        unknown.removeIf(type -> Dtypes.bits(type) != null);
        return unknown;
    }

    static Long sum(Long one, Long other) {
        long sum = one + other;
        // Tensors of unknown types may claim any shape.
        return sum < 0 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(sum);
    }
}
