package dev.slipway.provider.together;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
interface ChatApi {

    @POST
    Response ask(Map<String, Object> body);
}
