package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Digests;
import java.util.Optional;

/** Version tags. Left out of a request, the last write wins. */
final class Etags {
    private Etags() {}

    static String of(String id, long version) {
        return Digests.sha256(id + ":" + version).substring(0, 16);
    }

    static void check(Optional<String> given, String current) {
        if (given.isPresent() && !given.get().equals(current)) {
            throw ApiException.conflict("etag mismatch: the resource was changed by someone else");
        }
    }
}
