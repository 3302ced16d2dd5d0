package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.file.FileStore;
import dev.slipway.sandbox.file.StoredFile;
import dev.slipway.sandbox.inference.Generator;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** {@code /v1/evaluation}; whoever looks first after one is due has its rows judged. */
public final class EvaluationRoutes {
    private static final String OUTPUT = "eval-output";
    private static final int DEFAULT_LIMIT = 10;

    private final Evaluations evaluations;
    private final FileStore files;
    private final Generator generator;
    private final Catalogue catalogue;

    public EvaluationRoutes(
            Evaluations evaluations, FileStore files, Generator generator, Catalogue catalogue) {
        this.evaluations = evaluations;
        this.files = files;
        this.generator = generator;
        this.catalogue = catalogue;
    }

    public void register(Routes routes) {
        routes.post("/v1/evaluation", this::create);
        routes.get("/v1/evaluation", call -> settled(() -> list(call)));
        routes.get("/v1/evaluation/model-list", this::models);
        routes.get("/v1/evaluation/{id}", call -> settled(() -> Reply.ok(json(find(call)))));
        routes.get(
                "/v1/evaluation/{id}/status", call -> settled(() -> Reply.ok(status(find(call)))));
    }

    private Reply create(Call call) {
        ObjectNode body = call.json();
        String type = Call.required(body, "type");
        if (!(body.get("parameters") instanceof ObjectNode parameters)) {
            throw ApiException.badField("parameters", "parameters is required");
        }
        Task task = Task.of(type, parameters);
        String id = Call.required(parameters, "input_data_file_path");
        StoredFile file =
                files.find(id)
                        .orElseThrow(
                                () ->
                                        ApiException.badField(
                                                "input_data_file_path", "File not found: " + id));
        Rows rows = Rows.read(files.content(file.sha()));
        Evaluation made =
                evaluations.create(
                        call,
                        new Evaluation.Plan(
                                type,
                                withoutTokens(parameters),
                                file.sha(),
                                rows.rows().size(),
                                rows.problem(task),
                                call.fate()));
        return Reply.ok(Json.object().put("workflow_id", made.id()).put("status", "pending"));
    }

    private static ObjectNode withoutTokens(ObjectNode parameters) {
        ObjectNode kept = parameters.deepCopy();
        kept.findParents("external_api_token")
                .forEach(parent -> ((ObjectNode) parent).remove("external_api_token"));
        return kept;
    }

    /** A plain array, newest first. */
    private Reply list(Call call) {
        int limit = call.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        List<ObjectNode> shown =
                evaluations.all().reversed().stream()
                        .map(this::json)
                        .filter(
                                each ->
                                        call.query("status")
                                                .map(each.path("status").asText()::equals)
                                                .orElse(true))
                        .limit(limit)
                        .toList();
        return Reply.ok(Json.array(shown));
    }

    private Reply models(Call call) {
        boolean serverless = call.query("model_source").map("serverless"::equals).orElse(true);
        ArrayNode names = Json.array();
        catalogue.models().stream()
                .filter(model -> model.type().equals("chat"))
                .filter(model -> serverless ? model.serverless() : !model.machines().isEmpty())
                .forEach(model -> names.add(model.id()));
        ObjectNode answer = Json.object();
        answer.set("model_list", names);
        return Reply.ok(answer);
    }

    private record Done(EvaluationRun run, EvaluationRun.Outcome outcome) {}

    /** Judges what is due, and then does {@code rest}. */
    private Reply settled(Supplier<Reply> rest) {
        List<EvaluationRun> runs = evaluations.due().stream().map(this::run).toList();
        return runs.isEmpty()
                ? rest.get()
                : new Reply.Prepared<>(
                        () -> runs.stream().map(run -> new Done(run, run.outcome())).toList(),
                        outcomes -> {
                            outcomes.forEach(this::keep);
                            return rest.get();
                        });
    }

    private EvaluationRun run(Evaluation due) {
        return new EvaluationRun(due, Rows.read(files.content(due.plan().sha())), generator);
    }

    /** Somebody else may have been quicker. */
    private void keep(Done done) {
        Evaluation evaluation = done.outcome.evaluation();
        boolean due =
                evaluations.find(evaluation.id()).filter(e -> e.due(evaluations.now())).isPresent();
        if (due) {
            byte[] lines = done.outcome.lines().getBytes(StandardCharsets.UTF_8);
            String file =
                    lines.length == 0
                            ? null
                            : files.keep(evaluation.id() + "_results.jsonl", OUTPUT, lines).id();
            evaluations.finish(evaluation, done.run.settled(done.outcome, file));
        }
    }

    private Evaluation find(Call call) {
        return evaluations
                .find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("Evaluation not found"));
    }

    private ObjectNode status(Evaluation evaluation) {
        Phase phase = evaluation.timeline().at(evaluations.now());
        ObjectNode node = Json.object().put("status", phase.state());
        JsonNode results = results(evaluation, phase);
        if (results != null) {
            node.set("results", results);
        }
        return node;
    }

    private static ObjectNode results(Evaluation evaluation, Phase phase) {
        if (!phase.message().isEmpty()) {
            return Json.object().put("error", phase.message());
        }
        return evaluation.result() == null ? null : evaluation.result().results();
    }

    private ObjectNode json(Evaluation evaluation) {
        Instant now = evaluations.now();
        List<Phase> past = evaluation.timeline().cutAt(now).phases();
        Phase phase = past.getLast();
        ObjectNode node =
                Json.object()
                        .put("workflow_id", evaluation.id())
                        .put("type", evaluation.plan().type())
                        .put("status", phase.state())
                        .put("owner_id", "user_sandbox")
                        .put("created_at", Json.time(evaluation.createdAt()))
                        .put("updated_at", Json.time(phase.from()));
        node.set("parameters", evaluation.plan().parameters());
        node.set("results", results(evaluation, phase));
        ArrayNode updates = node.putArray("status_updates");
        past.forEach(
                each ->
                        updates.addObject()
                                .put("status", each.state())
                                .put("message", each.message())
                                .put("timestamp", Json.time(each.from())));
        return node;
    }
}
