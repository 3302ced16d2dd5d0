package dev.slipway.sandbox.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Multipart;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.Locale;

/** {@code /v1/files}: mixed casing and all, as the provider has it. */
public final class FileRoutes {
    private final FileStore files;
    private final SimClock clock;

    public FileRoutes(FileStore files, SimClock clock) {
        this.files = files;
        this.clock = clock;
    }

    public void register(Routes routes) {
        routes.post("/v1/files/upload", this::upload);
        routes.get("/v1/files", this::list);
        routes.post("/v1/files/{id}/preprocess", call -> Reply.ok(json(file(call), clock.now())));
        routes.get("/v1/files/{id}", call -> Reply.ok(json(file(call), clock.now())));
        routes.get("/v1/files/{id}/content", this::content);
        routes.delete("/v1/files/{id}", this::delete);
    }

    private Reply upload(Call call) {
        Multipart form = Multipart.of(call);
        Multipart.Part part = form.parts().get("file");
        if (part == null || part.bytes().length == 0) {
            throw ApiException.badField("file", "file is required and must not be empty");
        }
        FileStore.Draft draft =
                Drafts.checked(
                        form.text("file_name").orElse(part.filename()),
                        form.text("purpose").orElse("fine-tune"));
        return Reply.ok(json(files.upload(call, draft, part.bytes()), clock.now()));
    }

    private Reply list(Call call) {
        Instant now = clock.now();
        ObjectNode list = Json.object();
        list.set("data", Json.array(files.all().stream().map(file -> json(file, now)).toList()));
        return Reply.ok(list);
    }

    private Reply content(Call call) {
        StoredFile file = file(call);
        return Reply.later(() -> Reply.bytes("text/plain", files.content(file.sha())));
    }

    private Reply delete(Call call) {
        StoredFile file = file(call);
        files.delete(call, file);
        return Reply.ok(Json.object().put("id", file.id()).put("deleted", true));
    }

    private StoredFile file(Call call) {
        return files.find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("file not found: " + call.param("id")));
    }

    static ObjectNode json(StoredFile file, Instant now) {
        StoredFile.Report report = file.report();
        boolean processed = file.processed(now);
        ObjectNode node =
                Json.object()
                        .put("id", file.id())
                        .put("object", "file")
                        .put("created_at", file.createdAt().getEpochSecond())
                        .put("filename", file.name())
                        .put("bytes", file.bytes())
                        .put("purpose", file.purpose())
                        .put("FileType", file.type())
                        .put("Processed", processed && file.valid())
                        .put("LineCount", processed && report != null ? report.lines() : 0)
                        .put("processing_status", file.processingStatus(now));
        if (report != null && processed) {
            node.set("validation_report", report(report));
        }
        return node;
    }

    private static ObjectNode report(StoredFile.Report report) {
        ObjectNode node = Json.object().put("valid", report.valid()).put("nlines", report.lines());
        if (report.valid()) {
            node.put("dataset_format", report.format().toUpperCase(Locale.ROOT))
                    .put("dataset_has_tools", report.tools());
        } else {
            node.put("error_type", "INVALID_FORMAT").put("error", report.error());
        }
        return node;
    }
}
