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

@Path("/v2/projects/{project}/endpoints/{endpoint}/deployments")
@Consumes(MediaType.APPLICATION_JSON)
interface DeploymentsApi {

    @POST
    Response create(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @QueryParam("validateOnly") Boolean validateOnly,
            Map<String, Object> body);

    @GET
    Response list(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("{id}")
    Response deployment(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("id") String id);

    @PATCH
    @Path("{id}")
    Response update(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("id") String id,
            @QueryParam("updateMask") String mask,
            Map<String, Object> body);

    @DELETE
    @Path("{id}")
    Response delete(
            @PathParam("project") String project,
            @PathParam("endpoint") String endpoint,
            @PathParam("id") String id,
            @QueryParam("etag") String etag);
}
