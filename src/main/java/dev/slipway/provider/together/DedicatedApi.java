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

@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
interface DedicatedApi {

    @POST
    @Path("endpoints")
    Response create(Map<String, Object> body);

    @GET
    @Path("endpoints")
    Response list(@QueryParam("type") String type, @QueryParam("mine") boolean mine);

    @GET
    @Path("endpoints/{id}")
    Response endpoint(@PathParam("id") String id);

    @PATCH
    @Path("endpoints/{id}")
    Response update(@PathParam("id") String id, Map<String, Object> body);

    @DELETE
    @Path("endpoints/{id}")
    Response delete(@PathParam("id") String id);

    @GET
    @Path("endpoints/{id}/adapters")
    Response adapters(@PathParam("id") String id);

    @POST
    @Path("endpoints/{id}/adapters")
    Response attach(@PathParam("id") String id, Map<String, Object> body);

    @DELETE
    @Path("endpoints/{id}/adapters")
    Response detach(@PathParam("id") String id, Map<String, Object> body);

    @GET
    @Path("hardware")
    Response hardware(@QueryParam("model") String model);
}
