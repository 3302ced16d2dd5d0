package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

@Path("/v1/files")
interface FilesApi {

    @GET
    Response list();

    @GET
    @Path("{id}")
    Response file(@PathParam("id") String id);

    @DELETE
    @Path("{id}")
    Response delete(@PathParam("id") String id);

    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Response upload(ClientMultipartForm form);
}
