package dev.slipway.hook;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.release.ModelView;
import dev.slipway.release.Registrations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Where training pipelines report. */
@Path("/api/v1/hooks")
@Requires(Role.OPERATOR)
class HookResource {
    private static final String MODELS = "/api/v1/models/";

    private final TrainingHook training;
    private final Caller caller;

    HookResource(TrainingHook training, Caller caller) {
        this.training = training;
        this.caller = caller;
    }

    /**
     * @param statusUrl where to ask how far the model is
     * @param created false when the same weights had made this model before
     */
    public record Taken(ModelView model, String statusUrl, boolean created) {}

    /** 202: the release has begun, or began when the same weights were reported before. */
    @POST
    @Path("/training")
    public RestResponse<Taken> training(
            @Valid @NotNull TrainedModel trained, @Context UriInfo uri) {
        Registrations.Reply<Taken> told =
                training.take(
                        caller.project(),
                        trained,
                        caller.actor(),
                        made -> new Registrations.Reply<>(202, taken(made, uri)));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, told.body())
                .header("Location", MODELS + told.body().model().id())
                .build();
    }

    private static Taken taken(Registrations.Registered made, UriInfo uri) {
        String url = uri.getBaseUriBuilder().path(MODELS + made.model().id()).build().toString();
        return new Taken(made.model(), url, made.created());
    }
}
