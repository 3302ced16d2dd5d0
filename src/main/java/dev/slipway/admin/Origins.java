package dev.slipway.admin;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;

/** Whether a request comes from a page of ours. Browsers send {@code Origin} with every POST. */
final class Origins {
    private Origins() {}

    /** False also when the request does not say where it comes from. */
    static boolean own(ContainerRequestContext request) {
        URI from = from(request);
        String host = request.getHeaderString("Host");
        return from != null && host != null && host.equalsIgnoreCase(from.getAuthority());
    }

    /**
     * True when the browser speaks https, whatever a proxy in front of us speaks to us. Only after
     * {@link #own}.
     */
    static boolean https(ContainerRequestContext request) {
        URI from = from(request);
        return from != null && "https".equalsIgnoreCase(from.getScheme());
    }

    private static URI from(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null) {
            return null;
        }
        try {
            URI uri = URI.create(origin);
            return uri.getAuthority() == null ? null : uri;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
