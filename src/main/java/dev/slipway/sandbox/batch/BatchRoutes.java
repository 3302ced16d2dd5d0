package dev.slipway.sandbox.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.function.Supplier;

/** {@code /v1/batches}; whoever looks first after a batch is due has its lines answered. */
public final class BatchRoutes {
    private static final Set<String> ENDPOINTS = Set.of("/v1/chat/completions", "/v1/completions");
    private static final String GENERATED = "batch-generated";

    private final Batches batches;
    private final FileStore files;
    private final Generator generator;

    public BatchRoutes(Batches batches, FileStore files, Generator generator) {
        this.batches = batches;
        this.files = files;
        this.generator = generator;
    }

    public void register(Routes routes) {
        routes.post("/v1/batches", this::create);
        routes.get("/v1/batches", call -> settled(this::list));
        routes.get("/v1/batches/{id}", call -> settled(() -> Reply.ok(json(job(call)))));
        routes.post("/v1/batches/{id}/cancel", call -> settled(() -> cancel(call)));
    }

    private Reply create(Call call) {
        ObjectNode body = call.json();
        String endpoint = required(body, "endpoint");
        if (!ENDPOINTS.contains(endpoint)) {
            throw ApiException.bareError(400, "endpoint must be one of " + ENDPOINTS);
        }
        String window = body.path("completion_window").asText("24h");
        if (!window.equals("24h")) {
            throw ApiException.bareError(400, "completion_window must be 24h");
        }
        String id = required(body, "input_file_id");
        StoredFile file =
                files.find(id)
                        .orElseThrow(() -> ApiException.bareError(400, "File not found: " + id));
        if (!file.purpose().equals("batch-api")) {
            throw ApiException.bareError(400, "The file's purpose must be batch-api");
        }
        String model = body.path("model_id").asText(null);
        InputFile input = InputFile.read(files.content(file.sha()), model);
        BatchJob job =
                batches.create(
                        call,
                        new BatchJob.Plan(
                                id,
                                file.sha(),
                                file.bytes(),
                                endpoint,
                                model(input, model),
                                input.lines().size(),
                                input.error(),
                                call.fate()));
        ObjectNode answer = Json.object();
        answer.set("job", json(job));
        String named = job.plan().modelId();
        if (named != null && !BatchRun.DISCOUNTED.contains(named)) {
            answer.put("warning", "No batch discount applies to " + named);
        }
        return Reply.json(201, answer);
    }

    private static String model(InputFile input, String given) {
        return given != null || input.lines().isEmpty()
                ? given
                : input.lines().getFirst().body().path("model").asText();
    }

    private static String required(ObjectNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw ApiException.bareError(400, field + " is required");
        }
        return value;
    }

    /** A plain array. */
    private Reply list() {
        return Reply.ok(Json.array(batches.all().stream().map(this::json).toList()));
    }

    private Reply cancel(Call call) {
        BatchJob job = job(call);
        Phase phase = job.timeline().at(batches.now());
        if (!phase.is("VALIDATING") && !phase.is(BatchJob.IN_PROGRESS)) {
            throw ApiException.bareError(
                    400, "Batch " + job.id() + " cannot be cancelled: it is " + phase.state());
        }
        return Reply.ok(json(batches.cancel(call, job)));
    }

    /** Answers the lines of what is due, and then does {@code rest}. */
    private Reply settled(Supplier<Reply> rest) {
        List<BatchRun> runs = batches.due().stream().map(this::run).toList();
        return runs.isEmpty()
                ? rest.get()
                : new Reply.Prepared<>(
                        () -> runs.stream().map(BatchRun::answers).toList(),
                        outcomes -> {
                            outcomes.forEach(this::keep);
                            return rest.get();
                        });
    }

    private BatchRun run(BatchJob job) {
        BatchJob.Plan plan = job.plan();
        byte[] bytes = files.content(plan.sha());
        return new BatchRun(job, InputFile.read(bytes, plan.modelId()).lines(), generator);
    }

    /** Somebody else may have been quicker. */
    private void keep(BatchRun.Outcome outcome) {
        String id = outcome.job().id();
        if (batches.find(id).filter(job -> job.due(batches.now())).isPresent()) {
            outcome.bill();
            String output = file(id + "_output.jsonl", outcome.output());
            String errors = file(id + "_errors.jsonl", outcome.errors());
            batches.finish(outcome.job(), new BatchJob.Result(output, errors));
        }
    }

    private String file(String name, String lines) {
        return lines.isEmpty()
                ? null
                : files.keep(name, GENERATED, lines.getBytes(StandardCharsets.UTF_8)).id();
    }

    private BatchJob job(Call call) {
        return batches.find(call.param("id"))
                .orElseThrow(() -> ApiException.bareError(404, "Batch job not found"));
    }

    private ObjectNode json(BatchJob job) {
        Instant now = batches.now();
        Phase phase = job.timeline().at(now);
        BatchJob.Plan plan = job.plan();
        ObjectNode node =
                Json.object()
                        .put("id", job.id())
                        .put("user_id", "user_sandbox")
                        .put("input_file_id", plan.inputFileId())
                        .put("file_size_bytes", plan.bytes())
                        .put("status", phase.state())
                        .put("job_deadline", Json.time(job.deadline()))
                        .put("created_at", Json.time(job.createdAt()))
                        .put("endpoint", plan.endpoint())
                        .put("progress", job.progress(now));
        putIfThere(node, "model_id", plan.modelId());
        putIfThere(node, "error", phase.message().isEmpty() ? null : phase.message());
        if (job.result() != null) {
            putIfThere(node, "output_file_id", job.result().outputFileId());
            putIfThere(node, "error_file_id", job.result().errorFileId());
            node.put("completed_at", Json.time(phase.from()));
        }
        return node;
    }

    private static void putIfThere(ObjectNode node, String field, String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
