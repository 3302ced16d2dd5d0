package dev.slipway.model.preflight;

import java.util.List;
import java.util.Set;

/**
 * What the files of one commit say: the same for everybody who may read them, now and later. What
 * may change without a commit, such as access, scans and prices, is not part of it.
 *
 * @param kind null when it could not be told
 * @param declaredBase as the repository's own files name it, or null
 * @param files how many the commit has
 */
record Inspection(Kind kind, List<Check> checks, Sizes sizes, String declaredBase, int files) {

    private static final Set<Integer> OF_WEIGHTS =
            Set.of(Rule.FILES.number(), Rule.INDEX.number(), Rule.WEIGHTS.number());

    Inspection {
        checks = List.copyOf(checks);
    }

    /**
     * What it depends on.
     *
     * @param page of the repository: a name at another hub is another repository
     * @param commit 40 hex digits
     * @param asked what the user said about it
     */
    record Key(String page, String commit, int rulesVersion, String asked) {}

    /** True when all weights are there and can be used. */
    boolean whole() {
        return sizes.bytes() > 0
                && checks.stream()
                        .filter(check -> OF_WEIGHTS.contains(check.number()))
                        .noneMatch(check -> check.level().compareTo(Level.WARN) > 0);
    }

    /** False for what may be otherwise in some minutes, or with another token. */
    boolean lasting() {
        return checks.stream()
                .noneMatch(
                        check ->
                                check.level() == Level.NOT_READY
                                        || String.valueOf(check.code()).startsWith("HF_"));
    }
}
