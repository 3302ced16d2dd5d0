package dev.slipway.provider.huggingface;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** One GET at any address: after a redirect it is not the Hub's own. A null header is not sent. */
@Path("")
interface HubApi {

    @GET
    Response get(
            @Url URI address,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Range") String range);
}
