package dev.slipway.provider.together;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("/v1")
@Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
interface DownloadApi {

    /** A singular path, unlike the rest of fine-tuning. */
    @GET
    @Path("finetune/download")
    Response weights(
            @QueryParam("ft_id") String job,
            @QueryParam("checkpoint") String artifact,
            @QueryParam("checkpoint_step") Long step,
            @HeaderParam("Range") String range);

    @GET
    @Path("files/{id}/content")
    Response file(@PathParam("id") String id);
}
