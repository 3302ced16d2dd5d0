package dev.slipway.provider.together;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

@Path("/v1")
interface AccountApi {

    @GET
    @Path("whoami")
    Response whoami();

    @GET
    @Path("models")
    Response models(@QueryParam("dedicated") Boolean dedicated);
}
