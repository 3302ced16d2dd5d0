package dev.slipway.release;

import dev.slipway.access.Caller;
import dev.slipway.access.EventFeed;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.model.weights.NewModel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Models of the caller's project, and what a person may ask of them. */
@Path("/api/v1/models")
@Requires(Role.VIEWER)
class ModelResource {
    private final Releases releases;
    private final Registrations registrations;
    private final EventFeed events;
    private final Caller caller;

    ModelResource(Releases releases, Registrations registrations, EventFeed events, Caller caller) {
        this.registrations = registrations;
        this.releases = releases;
        this.events = events;
        this.caller = caller;
    }

    record Page(List<ModelView> data, String nextCursor) {}

    /** 201 with the new model; 200 with the one that these weights made before. */
    @POST
    @Requires(Role.OPERATOR)
    public RestResponse<ModelView> register(@Valid @NotNull NewModel wanted) {
        Registrations.Reply<ModelView> told =
                registrations.register(
                        caller.project(),
                        wanted,
                        caller.actor(),
                        made ->
                                new Registrations.Reply<>(
                                        made.created() ? 201 : 200, made.model()));
        return RestResponse.ResponseBuilder.<ModelView>create(told.status())
                .entity(told.body())
                .header("Location", "/api/v1/models/" + told.body().id())
                .build();
    }

    @GET
    public Page list(
            @RestQuery String alias,
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<ModelView> page = releases.page(caller.project(), alias, cursor, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().id());
    }

    @GET
    @Path("/{id}")
    public ModelView get(@RestPath String id) {
        return releases.get(caller.project(), id);
    }

    /** Every change of stage, oldest first. */
    @GET
    @Path("/{id}/timeline")
    public Map<String, List<TransitionRow>> timeline(@RestPath String id) {
        return Map.of("data", releases.timeline(caller.project(), id));
    }

    /**
     * What the timeline holds, as it happens. {@code Last-Event-ID}, or {@code ?after=}, goes on
     * behind that event; {@code ?after=0-0} from the model's beginning; without either from now on.
     */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @RestPath String id,
            @RestHeader("Last-Event-ID") String lastEventId,
            @RestQuery String after,
            @Context SseEventSink sink,
            @Context Sse sse) {
        String subject = releases.get(caller.project(), id).id();
        events.open(
                lastEventId == null ? after : lastEventId,
                sink,
                sse,
                row -> row.subject().equals(subject));
    }

    @POST
    @Path("/{id}/{action: approve|promote|rollback|retire|cancel|retry|pause|resume}")
    @ResponseStatus(202)
    @Requires(Role.OPERATOR)
    public ModelView act(
            @RestPath String id,
            @RestPath String action,
            @RestQuery @DefaultValue("false") boolean force) {
        Wish wish = Wish.valueOf(action.toUpperCase(java.util.Locale.ROOT));
        return releases.wish(caller.project(), id, wish, force, caller.actor());
    }
}
