package dev.slipway.admin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The answer to a form: look at this page. The address stays without scheme and host, since a proxy
 * in front may speak https where we see http.
 */
final class Redirect {
    private Redirect() {}

    /**
     * @param page absolute path, with the query when it has one
     */
    static Response.ResponseBuilder to(String page) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, page);
    }
}
