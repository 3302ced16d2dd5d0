package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.upload.Intake;
import dev.slipway.sandbox.upload.Source;
import dev.slipway.sandbox.upload.Upload;
import dev.slipway.sandbox.upload.Uploads;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.Optional;

/** {@code /v2/projects/{p}/models/uploads}. */
public final class UploadRoutes {
    private static final int MAX_RESTARTS = 3;

    private final Uploads uploads;
    private final Registry registry;
    private final Intake intake;
    private final Catalogue catalogue;
    private final Manners manners;

    public UploadRoutes(
            Uploads uploads,
            Registry registry,
            Intake intake,
            Catalogue catalogue,
            Manners manners) {
        this.uploads = uploads;
        this.registry = registry;
        this.intake = intake;
        this.catalogue = catalogue;
        this.manners = manners;
    }

    /** To be registered before the routes of a model, which take any last segment for an id. */
    public void register(Routes routes) {
        String path = "/v2/projects/{p}/models/uploads";
        routes.post(path, this::create);
        routes.get(path, this::list);
        routes.get(path + "/{id}", call -> Reply.ok(json(upload(call))));
        routes.get(path + "/{id}/events", this::events);
    }

    private Reply create(Call call) {
        Account.checkProject(call);
        ObjectNode body = call.json();
        ModelRecord model = model(Call.required(body, "modelId"));
        String url = Call.required(body, "remoteUrl");
        if (!url.contains("://")) {
            throw ApiException.badField("remoteUrl", "remoteUrl must be a URL");
        }
        Source source = Source.of("remoteUrl", url, call.header("host").orElse(""));
        Intake.Order order =
                new Intake.Order(
                        source,
                        Optional.ofNullable(body.path("token").asText(null)),
                        model.type(),
                        catalogue.byModelId(model.baseModelId()).orElseThrow());
        return new Reply.Prepared<>(
                () -> intake.take(order),
                outcome -> {
                    String name = model(model.id()).name(); // it may be gone meanwhile
                    Upload.Plan plan =
                            new Upload.Plan(model.id(), source.shown(), outcome, call.fate());
                    return Reply.ok(json(uploads.create(call, name, plan)));
                });
    }

    private ModelRecord model(String id) {
        return registry.find(id)
                .filter(ModelRecord::uploaded)
                .orElseThrow(() -> ApiException.notFound("Model not found"));
    }

    private Reply list(Call call) {
        Account.checkProject(call);
        return Page.of(call, uploads.all(), Upload::seq, this::json);
    }

    private Reply events(Call call) {
        Upload upload = upload(call);
        Instant now = uploads.now();
        return Page.of(call, UploadEvent.of(upload, now), UploadEvent::number, UploadEvent::json);
    }

    private Upload upload(Call call) {
        Account.checkProject(call);
        return uploads.find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("upload not found"));
    }

    private ObjectNode json(Upload upload) {
        Instant now = uploads.now();
        Phase phase = manners.switches().told(upload.id(), upload.timeline(), now);
        ObjectNode node =
                Json.object()
                        .put("id", upload.id())
                        .put("projectId", Account.PROJECT)
                        .put("modelId", upload.plan().modelId())
                        .put("remoteUrl", upload.plan().remoteUrl())
                        .put("status", phase.state())
                        .put("createdAt", Json.time(upload.createdAt()))
                        .put("updatedAt", Json.time(phase.from()))
                        .put("restartCount", upload.restarts(now))
                        .put("maxRestarts", MAX_RESTARTS);
        return phase.message().isEmpty() ? node : node.put("statusMessage", phase.message());
    }
}
