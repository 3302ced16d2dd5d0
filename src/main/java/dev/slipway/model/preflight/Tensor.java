package dev.slipway.model.preflight;

import java.util.List;

/**
 * One entry of a safetensors header.
 *
 * @param begin first byte, counted from the end of the header
 * @param end first byte after it
 */
record Tensor(String name, String dtype, List<Long> shape, long begin, long end) {}
