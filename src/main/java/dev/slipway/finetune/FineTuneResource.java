package dev.slipway.finetune;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.platform.Ids;
import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingPoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Fine-tune jobs of the caller's project. */
@Path("/api/v1/fine-tunes")
class FineTuneResource {
    private final FineTunes fineTunes;
    private final Submission submission;
    private final TrainingQuestions questions;
    private final Caller caller;
    private final Ids ids;

    FineTuneResource(
            FineTunes fineTunes,
            Submission submission,
            TrainingQuestions questions,
            Caller caller,
            Ids ids) {
        this.fineTunes = fineTunes;
        this.submission = submission;
        this.questions = questions;
        this.caller = caller;
        this.ids = ids;
    }

    /** A page; {@code nextCursor} null: the last one. */
    record Page(List<FineTuneView> data, String nextCursor) {}

    @POST
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    public FineTuneView submit(@Valid @NotNull FineTuneRequest request) {
        fineTunes.requireBudget(caller.project());
        FineTuneJob job = submission.check(caller.project(), request);
        return fineTunes.submit(job, ids, caller.actor());
    }

    /** What it would cost; uploads the training file, starts nothing. */
    @POST
    @Path("/estimate")
    @Requires(Role.OPERATOR)
    public PriceEstimate estimate(@Valid @NotNull FineTuneRequest request) {
        return questions.estimate(submission.check(caller.project(), request));
    }

    @GET
    @Requires(Role.VIEWER)
    public Page list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<FineTuneView> page = fineTunes.page(caller.project(), cursor, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().id());
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public FineTuneView get(@RestPath String id) {
        return fineTunes.find(caller.project(), id);
    }

    /** The provider's log of the job, oldest first; empty before it was submitted. */
    @GET
    @Path("/{id}/events")
    @Requires(Role.VIEWER)
    public Map<String, List<TrainingEvent>> events(@RestPath String id) {
        return Map.of("data", questions.events(caller.project(), id));
    }

    /**
     * What it measured so far, by the provider's names; empty before the first step. Steps from
     * {@code fromStep} to {@code toStep}, at most {@code resolution} of them.
     */
    @GET
    @Path("/{id}/metrics")
    @Requires(Role.VIEWER)
    public Map<String, List<Map<String, Double>>> metrics(
            @RestPath String id,
            @RestQuery @Min(0) Long fromStep,
            @RestQuery @Min(0) Long toStep,
            @RestQuery @Min(1) Integer resolution) {
        MetricsQuery query = new MetricsQuery(fromStep, toStep, null, null, resolution);
        return Map.of(
                "data",
                questions.metrics(caller.project(), id, query).stream()
                        .map(TrainingPoint::values)
                        .toList());
    }

    @GET
    @Path("/{id}/checkpoints")
    @Requires(Role.VIEWER)
    public Map<String, List<TrainingCheckpoint>> checkpoints(@RestPath String id) {
        return Map.of("data", questions.checkpoints(caller.project(), id));
    }

    @POST
    @Path("/{id}/cancel")
    @ResponseStatus(202)
    @Requires(Role.OPERATOR)
    public FineTuneView cancel(@RestPath String id) {
        return fineTunes.cancel(caller.project(), id, caller.actor());
    }

    @POST
    @Path("/{id}/retry")
    @ResponseStatus(202)
    @Requires(Role.OPERATOR)
    public FineTuneView retry(@RestPath String id) {
        return fineTunes.retry(caller.project(), id, caller.actor());
    }
}
