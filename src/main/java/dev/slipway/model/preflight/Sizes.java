package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large weights are.
 *
 * @param bytes of all files that would be loaded
 * @param served bytes that a machine has to hold: for an adapter those of its base, too; 0 when
 *     unknown
 * @param parameters how many there are by dtype; empty when unknown
 */
record Sizes(long bytes, long served, Map<String, Long> parameters) {
    static final Sizes NONE = new Sizes(0, 0, Map.of());
    private static final int BITS_OF_UNKNOWN_TYPES = 16;

    static Sizes of(List<Read> files) {
        long bytes = Weights.bytes(files);
        Map<String, Long> parameters = new TreeMap<>();
        files.stream()
                .filter(read -> read.header() != null)
                .flatMap(read -> read.header().parameters().entrySet().stream())
                .forEach(
                        count ->
                                parameters.merge(
                                        count.getKey(), count.getValue(), SafetensorsHeader::sum));
        return new Sizes(bytes, bytes, parameters);
    }

    /** Of an adapter together with its base, of which only the counts are known. */
    Sizes on(Map<String, Long> base) {
        double bits = 0;
        for (Map.Entry<String, Long> count : base.entrySet()) {
            Integer each = Dtypes.bits(count.getKey());
            bits += (double) count.getValue() * (each == null ? BITS_OF_UNKNOWN_TYPES : each);
        }
        return new Sizes(bytes, bits == 0 ? 0 : bytes + (long) (bits / 8), parameters);
    }

    long numbers() {
        return parameters.values().stream().reduce(0L, SafetensorsHeader::sum);
    }
}
