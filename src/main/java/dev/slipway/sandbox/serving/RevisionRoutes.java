package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.upload.Revision;
import dev.slipway.sandbox.upload.Uploads;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import dev.slipway.sandbox.weights.WeightsFolder;
import java.time.Instant;
import java.util.List;

/** {@code /v2/projects/{p}/models/{id}/revisions} and {@code /files}. */
public final class RevisionRoutes {
    private static final String PREFIX = "REVISION_VALIDATION_STATUS_";

    private final Registry registry;
    private final Uploads uploads;

    public RevisionRoutes(Registry registry, Uploads uploads) {
        this.registry = registry;
        this.uploads = uploads;
    }

    public void register(Routes routes) {
        String model = "/v2/projects/{p}/models/{id}";
        routes.get(model + "/revisions", this::revisions);
        routes.get(model + "/revisions/{rv}", this::revision);
        routes.get(model + "/files", this::files);
    }

    private Reply revisions(Call call) {
        ModelRecord model = model(call);
        if (model.uploaded()) {
            return Page.of(call, uploads.revisions(model.id()), Revision::seq, this::json);
        }
        return Page.of(call, List.of(model), ModelRecord::seq, RevisionRoutes::tuned);
    }

    private Reply revision(Call call) {
        ModelRecord model = model(call);
        if (!model.uploaded() && call.param("rv").equals(model.revisionId())) {
            return Reply.ok(tuned(model));
        }
        return Reply.ok(json(uploaded(model, call.param("rv"))));
    }

    private Revision uploaded(ModelRecord model, String id) {
        return uploads.revision(model.id(), id)
                .orElseThrow(() -> ApiException.notFound("model revision not found"));
    }

    /** Weights that the provider made itself are validated when they appear. */
    private static ObjectNode tuned(ModelRecord model) {
        String at = Json.time(model.createdAt());
        ObjectNode node =
                Json.object()
                        .put("revisionId", model.revisionId())
                        .put("createdAt", at)
                        .put("lastValidatedAt", at)
                        .put("validationStatus", PREFIX + "SUCCESS");
        node.putArray("validationErrors");
        return node;
    }

    private ObjectNode json(Revision revision) {
        Instant now = uploads.now();
        ObjectNode node =
                Json.object()
                        .put("revisionId", revision.id())
                        .put("createdAt", Json.time(revision.createdAt()))
                        .put("validationStatus", revision.status(now));
        ArrayNode errors = node.putArray("validationErrors");
        if (revision.validated(now)) {
            node.put("lastValidatedAt", Json.time(revision.validatedAt()));
            revision.findings().forEach(finding -> errors.add(Json.tree(finding)));
        }
        return node;
    }

    /** Of the newest revision, or of the one asked for. */
    private Reply files(Call call) {
        ModelRecord model = model(call);
        String wanted = call.query("revisionId").orElse(model.revisionId());
        boolean none = wanted == null || !model.uploaded();
        List<WeightsFolder.Entry> files =
                none ? List.of() : uploaded(model, wanted).outcome().files();
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (WeightsFolder.Entry file : files) {
            data.addObject()
                    .put("path", file.path())
                    .put("sizeBytes", String.valueOf(file.size()))
                    .put("hash", file.hash());
        }
        long total = files.stream().mapToLong(WeightsFolder.Entry::size).sum();
        return Reply.ok(list.put("totalSizeBytes", String.valueOf(total)));
    }

    private ModelRecord model(Call call) {
        Account.checkProject(call);
        return registry.find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("Model not found"));
    }
}
