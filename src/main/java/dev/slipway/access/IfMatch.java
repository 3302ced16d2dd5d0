package dev.slipway.access;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;

/** The header by which one of two people who edit the same thing gives way. */
public final class IfMatch {
    private IfMatch() {}

    /**
     * @param header as it came; may be null
     * @param what such as {@code budget}
     * @throws Problem PRECONDITION_REQUIRED without it; STALE_VERSION when it names another version
     */
    public static void require(String header, long version, String what) {
        if (header == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Two people may edit a %s, so a change must say which version it saw."
                            .formatted(what),
                    "GET the %s and send its ETag as If-Match.".formatted(what));
        }
        String seen = header.replace("W/", "").replace("\"", "").trim();
        if (!seen.equals(String.valueOf(version))) {
            throw stale(what, version);
        }
    }

    public static Problem stale(String what, long version) {
        return new Problem(
                ProblemType.STALE_VERSION,
                "The %s is at version %d or a later one, and you saw another."
                        .formatted(what, version),
                "GET it again, look at what changed, and repeat.");
    }
}
