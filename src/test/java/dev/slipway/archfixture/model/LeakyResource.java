package dev.slipway.archfixture.model;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** An interface, so that no server takes it for something to serve. */
@Path("/leaky")
interface LeakyResource {
    @GET
    List<Row> list();
}
