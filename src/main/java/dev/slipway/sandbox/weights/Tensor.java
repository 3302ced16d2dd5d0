package dev.slipway.sandbox.weights;

import java.util.List;

/**
 * An entry of a safetensors header.
 *
 * @param begin first byte behind the header, {@code end} the one after the last
 */
record Tensor(String name, String dtype, List<Long> shape, long begin, long end) {

    /**
     * @throws ArithmeticException when it is more than a long holds
     */
    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
