package dev.slipway.provider.together;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

// The interfaces give the raw Response, so that one place (Calls) caps and reads every body.
@Path("/")
interface CatalogApi {

    @GET
    @Path("v1/whoami")
    Response whoami();

    @GET
    @Path("v1/models")
    Response models(@QueryParam("dedicated") Boolean dedicated);

    @GET
    @Path("v2/supported-models")
    Response supportedModels(@QueryParam("limit") int limit, @QueryParam("after") String after);

    @GET
    @Path("v2/public/inference-instance-types")
    Response hardware();

    @GET
    @Path("v2/projects/{project}/configs")
    Response configs(
            @PathParam("project") String project,
            @QueryParam("referenceModel") String referenceModel,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);
}
