package dev.slipway.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Keys of the caller's project. */
@Path("/api/v1/keys")
@Requires(Role.ADMIN)
class KeyResource {
    private final Keys keys;
    private final Caller caller;

    KeyResource(Keys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    record NewKey(@NotBlank @Size(max = 100) String name, @NotNull Role role, Instant expiresAt) {}

    /** {@code key} is the whole text, present only in the answer that made it. */
    record KeyView(
            String id,
            String name,
            Role role,
            String publicId,
            Instant createdAt,
            Instant expiresAt,
            String key) {

        static KeyView of(ApiKey key, String text) {
            return new KeyView(
                    key.id, key.name, key.role, key.publicId, key.createdAt, key.expiresAt, text);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    @POST
    @ResponseStatus(201)
    public KeyView create(@Valid @NotNull NewKey wish) {
        Keys.Made made =
                keys.create(
                        new Keys.Wish(
                                caller.project(),
                                wish.name(),
                                wish.role(),
                                wish.expiresAt(),
                                caller.actor()));
        return KeyView.of(made.key(), made.text());
    }

    @GET
    public Map<String, List<KeyView>> list() {
        return Map.of(
                "data",
                keys.list(caller.project()).stream().map(key -> KeyView.of(key, null)).toList());
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@org.jboss.resteasy.reactive.RestPath String id) {
        keys.revoke(caller.project(), id, caller.actor());
    }
}
