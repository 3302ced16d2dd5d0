package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Digests;
import java.util.Optional;

/** Version tags. Left out of a request, the last write wins. */
public final class Etags {
    private final Switches switches;

    public Etags(Switches switches) {
        this.switches = switches;
    }

    static String of(String id, long version) {
        return Digests.sha256(id + ":" + version).substring(0, 16);
    }

    void check(Optional<String> given, String current) {
        if (switches.doubts().etags() && given.isPresent() && !given.get().equals(current)) {
            throw ApiException.conflict("etag mismatch: the resource was changed by someone else");
        }
    }

    /** The same where it must not be left out. */
    void checkRequired(Optional<String> given, String current) {
        if (given.isEmpty()) {
            throw ApiException.badField("etag", "etag is required");
        }
        check(given, current);
    }
}
