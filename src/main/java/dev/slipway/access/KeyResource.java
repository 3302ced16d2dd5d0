package dev.slipway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    private static final int CREATED = 201;
    private static final String SHOWN_BEFORE =
            "The key was shown in the first answer and is kept nowhere. If it is lost, revoke this"
                    + " one (DELETE /api/v1/keys/%s) and make another.";

    private final Keys keys;
    private final Caller caller;
    private final Idempotency idempotency;

    KeyResource(Keys keys, Caller caller, Idempotency idempotency) {
        this.keys = keys;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    record NewKey(@NotBlank @Size(max = 100) String name, @NotNull Role role, Instant expiresAt) {}

    /**
     * @param key the whole text, present only in the answer that made it
     * @param note why {@code key} is not in a repeated answer; null elsewhere
     */
    record KeyView(
            String id,
            String name,
            Role role,
            String publicId,
            Instant createdAt,
            Instant expiresAt,
            String key,
            @JsonInclude(JsonInclude.Include.NON_NULL) String note) {

        static KeyView of(ApiKey key, String text) {
            return of(key, text, null);
        }

        /** What a repeat with the same Idempotency-Key gets: the text would lie there unsealed. */
        static KeyView repeated(ApiKey key) {
            return of(key, null, SHOWN_BEFORE.formatted(key.id));
        }

        private static KeyView of(ApiKey key, String text, String note) {
            return new KeyView(
                    key.id,
                    key.name,
                    key.role,
                    key.publicId,
                    key.createdAt,
                    key.expiresAt,
                    text,
                    note);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    @POST
    @ResponseStatus(CREATED)
    public KeyView create(@Valid @NotNull NewKey wish) {
        Keys.Made made =
                keys.create(
                        new Keys.Wish(
                                caller.project(),
                                wish.name(),
                                wish.role(),
                                wish.expiresAt(),
                                caller.actor()),
                        key -> idempotency.remember(CREATED, KeyView.repeated(key)));
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
