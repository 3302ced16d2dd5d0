package dev.slipway.catalog;

import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.SupportedModel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** What can be tuned and served, and what machines cost. */
@Path("/api/v1/catalog")
@Requires(Role.VIEWER)
class CatalogResource {
    private final Catalog catalog;

    CatalogResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Path("/models")
    public Map<String, List<SupportedModel>> models() {
        return Map.of("data", catalog.offer().supported());
    }

    @GET
    @Path("/hardware")
    public Map<String, List<Hardware>> hardware() {
        return Map.of("data", catalog.offer().hardware());
    }
}
