package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;

@Path("/v1/fine-tunes")
@Consumes(MediaType.APPLICATION_JSON)
interface TrainingApi {

    @POST
    Response start(Map<String, Object> body);

    @GET
    Response list();

    @GET
    @Path("{id}")
    Response job(@PathParam("id") String id);

    @GET
    @Path("{id}/events")
    Response events(@PathParam("id") String id);

    /**
     * The OpenAPI document puts the filters into a body, Together's TypeScript client into the
     * query: a body of a GET gets lost on the way too often.
     */
    @GET
    @Path("{id}/metrics")
    Response metrics(
            @PathParam("id") String id,
            @QueryParam("global_step_from") Long fromStep,
            @QueryParam("global_step_to") Long toStep,
            @QueryParam("logged_at_from") Instant from,
            @QueryParam("logged_at_to") Instant to,
            @QueryParam("resolution") Integer resolution);

    @GET
    @Path("{id}/checkpoints")
    Response checkpoints(@PathParam("id") String id);

    @POST
    @Path("{id}/cancel")
    Response cancel(@PathParam("id") String id);

    @POST
    @Path("estimate-price")
    Response estimate(Map<String, Object> body);

    @GET
    @Path("models/limits")
    Response limits(@QueryParam("model_name") String model);
}
