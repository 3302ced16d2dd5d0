package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v2/projects/{project}/models")
@Consumes(MediaType.APPLICATION_JSON)
interface ModelsApi {

    @POST
    Response create(@PathParam("project") String project, Map<String, Object> body);

    @GET
    Response list(
            @PathParam("project") String project,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("{id}")
    Response model(@PathParam("project") String project, @PathParam("id") String id);

    @DELETE
    @Path("{id}")
    Response delete(@PathParam("project") String project, @PathParam("id") String id);

    @GET
    @Path("{id}/revisions")
    Response revisions(
            @PathParam("project") String project,
            @PathParam("id") String id,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @POST
    @Path("uploads")
    Response upload(@PathParam("project") String project, Map<String, Object> body);

    @GET
    @Path("uploads")
    Response uploads(
            @PathParam("project") String project,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("uploads/{id}/events")
    Response uploadEvents(
            @PathParam("project") String project,
            @PathParam("id") String id,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("uploads/{id}")
    Response upload(@PathParam("project") String project, @PathParam("id") String id);
}
