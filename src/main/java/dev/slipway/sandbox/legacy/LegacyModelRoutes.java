package dev.slipway.sandbox.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.upload.Intake;
import dev.slipway.sandbox.upload.Outcome;
import dev.slipway.sandbox.upload.Source;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code POST /v1/models} and {@code /v1/jobs}. */
public final class LegacyModelRoutes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");

    private final LegacyModels models;
    private final Servables servables;
    private final Intake intake;
    private final Catalogue catalogue;

    public LegacyModelRoutes(
            LegacyModels models, Servables servables, Intake intake, Catalogue catalogue) {
        this.models = models;
        this.servables = servables;
        this.intake = intake;
        this.catalogue = catalogue;
    }

    public void register(Routes routes) {
        routes.post("/v1/models", this::upload);
        routes.get("/v1/jobs", call -> jobs());
        routes.get(
                "/v1/jobs/{id}",
                call ->
                        models.job(call.param("id"))
                                .map(model -> Reply.ok(json(model)))
                                .orElseThrow(() -> ApiException.notFound("Job not found")));
    }

    private Reply upload(Call call) {
        ObjectNode body = call.json();
        String name = name(Call.required(body, "model_name"));
        String given = Call.required(body, "model_source");
        Source source = Source.of("model_source", given, call.header("host").orElse(""));
        String type = body.path("model_type").asText("model");
        if (!List.of("model", "adapter").contains(type)) {
            throw ApiException.badField("model_type", "model_type must be model or adapter");
        }
        BaseModel base = type.equals("adapter") ? adapterBase(body) : null;
        Optional<LegacyModel> same = same(name, source);
        if (same.isPresent()) {
            return accepted(same.get());
        }
        Intake.Order order =
                new Intake.Order(
                        source,
                        Optional.ofNullable(body.path("hf_token").asText(null)),
                        type,
                        base);
        String description = body.path("description").asText("");
        return new Reply.Prepared<>(
                () -> intake.take(order),
                outcome ->
                        accepted(
                                same(name, source) // somebody else may have been quicker
                                        .orElseGet(
                                                () ->
                                                        create(
                                                                call,
                                                                name,
                                                                order,
                                                                description,
                                                                outcome))));
    }

    private LegacyModel create(
            Call call, String name, Intake.Order order, String description, Outcome outcome) {
        BaseModel base = order.base();
        if (base == null && outcome.taken()) {
            base = catalogue.byArchitecture(outcome.report().architecture()).orElse(null);
        }
        return models.create(
                call,
                Account.USER + "/" + name,
                new LegacyModel.Plan(
                        "model-" + models.uuid(),
                        order.type(),
                        base == null ? null : base.id(),
                        order.source().word(),
                        order.source().shown(),
                        description,
                        outcome,
                        call.fate()));
    }

    private static String name(String given) {
        String prefix = Account.USER + "/";
        String name = given.startsWith(prefix) ? given.substring(prefix.length()) : given;
        if (!NAME.matcher(name).matches()) {
            throw ApiException.badField("model_name", "invalid model_name: " + given);
        }
        return name;
    }

    /** A base in a serverless pool, or the pool of adapters of a dedicated one. */
    private BaseModel adapterBase(ObjectNode body) {
        boolean serverless = body.hasNonNull("base_model");
        String field = serverless ? "base_model" : "lora_model";
        String named = Call.required(body, field);
        Optional<BaseModel> base =
                serverless
                        ? catalogue.byName(named)
                        : servables.find(named).filter(Servable::lora).map(Servable::base);
        return base.orElseThrow(() -> ApiException.badField(field, "Could not find model"));
    }

    /** The same weights under the same name, on their way or there. */
    private Optional<LegacyModel> same(String name, Source source) {
        Optional<LegacyModel> model = models.named(name);
        if (model.filter(m -> !m.plan().source().equals(source.shown())).isPresent()) {
            throw ApiException.badField("model_name", "Model name already exists");
        }
        return model;
    }

    /** Weights that are there need no job, and the answer names none. */
    private Reply accepted(LegacyModel model) {
        boolean there = model.is(LegacyModel.COMPLETE, models.now());
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data");
        if (!there) {
            data.put("job_id", model.jobId());
        }
        data.put("model_name", model.name())
                .put("model_id", model.plan().modelId())
                .put("model_source", model.plan().kind());
        return Reply.ok(
                answer.put(
                        "message",
                        there
                                ? "Model weights already exist."
                                : "Processing model weights. Job created."));
    }

    private Reply jobs() {
        ObjectNode list = Json.object();
        list.set("data", Json.array(models.all().stream().map(this::json).toList()));
        return Reply.ok(list);
    }

    private ObjectNode json(LegacyModel model) {
        Timeline past = model.timeline().cutAt(models.now());
        Phase last = past.phases().getLast();
        ObjectNode node =
                Json.object()
                        .put("type", "model_upload")
                        .put("job_id", model.jobId())
                        .put("status", last.state());
        ArrayNode updates = node.putArray("status_updates");
        for (Phase phase : past.phases()) {
            updates.addObject()
                    .put("status", phase.state())
                    .put("message", phase.message())
                    .put("timestamp", Json.time(phase.from()));
        }
        node.putObject("args")
                .put("description", model.plan().description())
                .put("modelName", model.name())
                .put("modelSource", model.plan().source());
        return node.put("created_at", Json.time(model.createdAt()))
                .put("updated_at", Json.time(last.from()));
    }
}
