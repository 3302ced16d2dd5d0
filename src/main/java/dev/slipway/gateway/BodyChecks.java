package dev.slipway.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Refuses what cannot be JSON before a byte of it is read. */
final class BodyChecks {
    private BodyChecks() {}

    static void check(RoutingContext http) {
        HttpServerRequest request = http.request();
        String type = request.getHeader("content-type");
        String encoding = request.getHeader("content-encoding");
        if (type != null && !isJson(type)) {
            throw unsupported("The body must be JSON; send content-type: application/json.");
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("Compressed bodies are not read; leave content-encoding out.");
        }
        http.next();
    }

    private static boolean isJson(String type) {
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return media.equals("application/json")
                || media.startsWith("application/") && media.endsWith("+json");
    }

    private static GatewayException unsupported(String message) {
        return new GatewayException(GatewayError.of(ErrorKind.UNSUPPORTED_MEDIA, message));
    }
}
