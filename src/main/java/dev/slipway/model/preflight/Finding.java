package dev.slipway.model.preflight;

import java.util.List;

/**
 * What the checks of one kind found.
 *
 * @param bytes of the weights
 * @param declaredBase as the repository names it, or null
 */
record Finding(List<Check> checks, long bytes, String declaredBase) {}
