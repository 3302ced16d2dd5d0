package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.List;

/** {@code /v1/fine-tunes}: jobs by id and what belongs to them. */
public final class FineTuneRoutes {
    private final FineTunes jobs;
    private final Trainings trainings;
    private final Creation creation;
    private final FineTuneJson shapes;
    private final SimClock clock;

    public FineTuneRoutes(
            FineTunes jobs,
            Trainings trainings,
            Creation creation,
            Catalogue catalogue,
            SimClock clock) {
        this.jobs = jobs;
        this.trainings = trainings;
        this.creation = creation;
        this.shapes = new FineTuneJson(jobs, catalogue, creation.switches());
        this.clock = clock;
    }

    public void register(Routes routes) {
        routes.post("/v1/fine-tunes", this::create);
        routes.post("/v1/fine-tunes/estimate-price", creation::estimate);
        routes.post("/v1/fine-tunes/preview", creation::preview);
        routes.get("/v1/finetune/download", this::download);
        routes.get("/v1/fine-tunes", this::list);
        routes.get("/v1/fine-tunes/{id}", this::one);
        routes.get("/v1/fine-tunes/{id}/events", this::events);
        routes.get("/v1/fine-tunes/{id}/checkpoints", this::checkpoints);
        routes.get("/v1/fine-tunes/{id}/metrics", this::metrics);
        routes.post("/v1/fine-tunes/{id}/cancel", this::cancel);
        routes.delete("/v1/fine-tunes/{id}", this::delete);
    }

    private Reply create(Call call) {
        FineTune job = jobs.create(call, creation.plan(call));
        return Reply.ok(shapes.brief(job, clock.now()));
    }

    private Reply list(Call call) {
        Instant now = clock.now();
        return data(
                jobs.all().stream()
                        .filter(job -> !job.deleted())
                        .map(job -> shapes.brief(job, now))
                        .toList());
    }

    private Reply one(Call call) {
        FineTune job = job(call);
        Instant now = clock.now();
        return Reply.later(() -> Reply.ok(shapes.full(job, story(job, now), now)));
    }

    private Reply events(Call call) {
        FineTune job = job(call);
        Instant now = clock.now();
        return Reply.later(() -> data(story(job, now)));
    }

    /** Nothing is trained before the job runs. */
    private List<ObjectNode> story(FineTune job, Instant now) {
        boolean begun = job.timeline().reached("running", now).isPresent();
        return Events.of(job, begun ? trainings.losses(job) : List.of(), now);
    }

    private Reply checkpoints(Call call) {
        FineTune job = job(call);
        int done = job.stepsDone(clock.now());
        return data(
                Events.checkpointSteps(job).stream()
                        .filter(step -> step <= done)
                        .map(step -> checkpoint(job, step))
                        .toList());
    }

    private ObjectNode checkpoint(FineTune job, int step) {
        boolean last = step == job.steps();
        ObjectNode node =
                Json.object()
                        .put("step", step)
                        .put("created_at", Json.time(job.schedule().done(step, job.steps())))
                        .put(
                                "path",
                                "s3://sandbox-finetune/" + job.plan().outputName() + "/" + step)
                        .put("checkpoint_type", last ? "Final Merged" : "Intermediate");
        if (last && job.registered(clock.now())) {
            node.put("object_id", job.modelId())
                    .put("object_name", Account.SLUG + "/" + job.modelName())
                    .put("object_revision_id", job.revisionId());
        }
        return node;
    }

    private Reply download(Call call) {
        String id = call.query("ft_id").orElse("");
        FineTune job =
                jobs.find(id).orElseThrow(() -> ApiException.notFound("Job not found: " + id));
        return Download.asked(call, job, clock.now()).reply(call);
    }

    private Reply metrics(Call call) {
        FineTune job = job(call);
        Metrics metrics = Metrics.asked(call);
        int done = job.stepsDone(clock.now());
        return Reply.later(
                () ->
                        Reply.ok(
                                metrics.json(
                                        job,
                                        done == 0
                                                ? List.of()
                                                : trainings.losses(job).subList(0, done))));
    }

    private Reply cancel(Call call) {
        FineTune job = job(call);
        Instant now = clock.now();
        if (job.terminal(now) || job.status(now).equals("cancel_requested")) {
            throw ApiException.badRequest(
                    "Job " + job.id() + " cannot be cancelled: it is " + job.status(now));
        }
        return Reply.ok(shapes.brief(jobs.cancel(call, job), clock.now()));
    }

    private Reply delete(Call call) {
        FineTune job = job(call);
        if (!job.terminal(clock.now())) {
            throw ApiException.badRequest("Cancel the job before deleting it");
        }
        jobs.delete(call, job);
        return Reply.ok(Json.object().put("message", "Fine-tune job deleted: " + job.id()));
    }

    private FineTune job(Call call) {
        return jobs.find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("Job not found: " + call.param("id")));
    }

    private static Reply data(List<ObjectNode> elements) {
        ObjectNode list = Json.object();
        list.set("data", Json.array(elements));
        return Reply.ok(list);
    }
}
