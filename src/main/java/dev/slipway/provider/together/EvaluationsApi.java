package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v1/evaluation")
@Consumes(MediaType.APPLICATION_JSON)
interface EvaluationsApi {

    @POST
    Response start(Map<String, Object> body);

    @GET
    Response list(@QueryParam("limit") int limit);

    @GET
    @Path("model-list")
    Response models(@QueryParam("model_source") String source);

    @GET
    @Path("{id}")
    Response evaluation(@PathParam("id") String id);
}
