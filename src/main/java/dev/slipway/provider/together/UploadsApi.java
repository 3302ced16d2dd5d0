package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
interface UploadsApi {

    @POST
    @Path("models")
    Response upload(Map<String, Object> body);

    @GET
    @Path("jobs")
    Response jobs();

    @GET
    @Path("jobs/{id}")
    Response job(@PathParam("id") String id);
}
