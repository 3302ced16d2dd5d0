package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v1/batches")
@Consumes(MediaType.APPLICATION_JSON)
interface BatchesApi {

    @POST
    Response start(Map<String, Object> body);

    @GET
    Response list();

    @GET
    @Path("{id}")
    Response batch(@PathParam("id") String id);

    @POST
    @Path("{id}/cancel")
    Response cancel(@PathParam("id") String id);
}
