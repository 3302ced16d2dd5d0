package dev.slipway.model.preflight;

import java.util.List;

/**
 * What the checks of one kind found.
 *
 * @param declaredBase as the repository's own files name it, or null
 * @param personal true when another token might have seen more
 */
record Finding(List<Check> checks, Sizes sizes, String declaredBase, boolean personal) {

    Finding(List<Check> checks, Sizes sizes, String declaredBase) {
        this(checks, sizes, declaredBase, false);
    }
}
