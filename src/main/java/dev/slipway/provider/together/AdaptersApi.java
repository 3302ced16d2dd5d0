package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v2/projects/{project}/endpoints/{endpoint}/deployments/{deployment}/adapters")
@Consumes(MediaType.APPLICATION_JSON)
interface AdaptersApi {

    @POST
    Response attach(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("deployment") String deployment,
            Map<String, Object> body);

    @GET
    Response list(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("deployment") String deployment,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("{id}")
    Response adapter(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("deployment") String deployment,
            @PathParam("id") String id);

    @PATCH
    @Path("{id}")
    Response update(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("deployment") String deployment,
            @PathParam("id") String id,
            Map<String, Object> body);

    @DELETE
    @Path("{id}")
    Response detach(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("deployment") String deployment,
            @PathParam("id") String id,
            @QueryParam("etag") String etag);
}
