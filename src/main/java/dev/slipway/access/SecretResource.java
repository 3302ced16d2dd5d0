package dev.slipway.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Tokens of other services, by name. What was stored is never given back. */
@Path("/api/v1/secrets")
@Requires(Role.ADMIN)
class SecretResource {
    private final Secrets secrets;
    private final Caller caller;

    SecretResource(Secrets secrets, Caller caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    record NewSecret(
            @NotBlank
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9._-]{0,62}",
                            message = "is 1 to 63 of a-z, 0-9, dot, dash and underscore")
                    String name,
            @NotBlank @Size(max = 4096) String value) {
        @Override
        public String toString() {
            return name + "=***";
        }
    }

    @POST
    @ResponseStatus(201)
    public Secrets.Listed put(@Valid @NotNull NewSecret secret) {
        return secrets.put(caller.project(), secret.name(), secret.value(), caller.actor());
    }

    @GET
    public Map<String, List<Secrets.Listed>> list() {
        return Map.of("data", secrets.list(caller.project()));
    }

    @DELETE
    @Path("/{name}")
    public void delete(@RestPath String name) {
        secrets.delete(caller.project(), name, caller.actor());
    }
}
