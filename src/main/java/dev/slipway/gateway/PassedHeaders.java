package dev.slipway.gateway;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which of an upstream's headers a caller gets to see. */
final class PassedHeaders {
    /** Of the connection, of the rewritten body, of another's edge, or ours to set. */
    private static final Set<String> DROPPED =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "content-encoding",
                    "content-type",
                    "etag",
                    "set-cookie",
                    "server",
                    "date",
                    "via",
                    "alt-svc",
                    "nel",
                    "report-to",
                    "strict-transport-security",
                    "x-should-retry");

    /** The limits are those of our account, which callers share. */
    private static final List<String> DROPPED_PREFIXES =
            List.of(
                    "cf-",
                    "access-control-",
                    "openai-",
                    "x-slipway-",
                    "x-ratelimit-",
                    "x-tokenlimit-",
                    "retry-after");

    private PassedHeaders() {}

    static void copy(MultiMap from, MultiMap to) {
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("x-request-id")) {
                to.set("x-slipway-upstream-request-id", header.getValue());
            } else if (!named.contains(name)
                    && !DROPPED.contains(name)
                    && DROPPED_PREFIXES.stream().noneMatch(name::startsWith)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** RFC 9110: {@code Connection} names further headers that end at the next hop. */
    private static Set<String> named(MultiMap headers) {
        Set<String> names = new HashSet<>();
        for (String value : headers.getAll("connection")) {
            for (String name : value.split(",")) {
                names.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
