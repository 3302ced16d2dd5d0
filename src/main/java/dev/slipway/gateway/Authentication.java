package dev.slipway.gateway;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Keys;
import dev.slipway.access.Role;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * The door of the data plane, since filters of the REST server do not see these routes. Asks the
 * table in memory only.
 */
@ApplicationScoped
class Authentication {
    private static final String BEARER = "Bearer ";

    private final Keys keys;
    private final Clock clock;

    Authentication(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void check(RoutingContext http) {
        KeyTable.Entry key =
                keys.table()
                        .find(presented(http.request()), clock.instant())
                        .orElseThrow(
                                () ->
                                        new GatewayException(
                                                GatewayError.of(
                                                        ErrorKind.INVALID_API_KEY,
                                                        "The request carries no key, or one that is unknown, revoked or expired. Send it as: Authorization: Bearer sk-slipway-...")));
        if (!key.role().includes(Role.INFERENCE)) {
            throw new GatewayException(
                    GatewayError.of(
                            ErrorKind.INSUFFICIENT_PERMISSIONS,
                            "This key has the role %s, which may not ask models. Ask an admin of the project for a key with the role INFERENCE."
                                    .formatted(key.role())));
        }
        Exchange.of(http).calledBy(key);
        http.next();
    }

    /** Clients made for Anthropic or Azure send their keys in headers of their own. */
    private static String presented(HttpServerRequest request) {
        String bearer = request.getHeader("Authorization");
        if (bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return bearer.substring(BEARER.length()).trim();
        }
        String key = request.getHeader("x-api-key");
        return key != null ? key : request.getHeader("api-key");
    }
}
