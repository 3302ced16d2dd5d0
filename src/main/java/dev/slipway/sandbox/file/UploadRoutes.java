package dev.slipway.sandbox.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Uploads whose bytes do not go through the API: {@code POST /v1/files} redirects to a place for
 * them, and large files go in parts. The places take no key, as signed URLs do not. What has not
 * arrived when the sandbox ends is forgotten.
 */
public final class UploadRoutes {
    private static final int MOST_PARTS = 250;

    private final FileStore files;
    private final SimClock clock;
    private final Map<String, FileStore.Draft> expected = new HashMap<>();
    private final Map<String, Pieces> inPieces = new HashMap<>();
    private int given;

    private record Pieces(
            String fileId, FileStore.Draft draft, int parts, Map<Integer, byte[]> there) {
        byte[] joined() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            there.values().forEach(all::writeBytes);
            return all.toByteArray();
        }
    }

    public UploadRoutes(FileStore files, SimClock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** To be registered before the routes of a file. */
    public void register(Routes routes) {
        routes.post("/v1/files", this::redirect);
        routes.add("PUT", "/uploads/{id}", this::arrived);
        routes.post("/v1/files/multipart/initiate", this::initiate);
        routes.add("PUT", "/uploads/{id}/{part}", this::part);
        routes.post("/v1/files/multipart/complete", this::complete);
        routes.post("/v1/files/multipart/abort", this::abort);
    }

    /** The clients send the fields in query and form alike. */
    private Reply redirect(Call call) {
        FileStore.Draft draft = Drafts.checked(field(call, "file_name"), field(call, "purpose"));
        String id = newId();
        expected.put(id, draft);
        return new Reply.Whole(
                302,
                "application/json",
                new byte[0],
                Map.of("Location", base(call) + "/uploads/" + id, "X-Together-File-Id", id));
    }

    /** The ledger's ids differ only when something has been written down since. */
    private String newId() {
        given++;
        return files.newId() + "-" + given;
    }

    private static String field(Call call, String name) {
        return call.query(name)
                .or(() -> call.form().getOrDefault(name, List.of()).stream().findFirst())
                .orElseThrow(() -> ApiException.badField(name, name + " is required"));
    }

    private static String base(Call call) {
        return "http://" + call.header("host").orElse("127.0.0.1");
    }

    private Reply arrived(Call call) {
        FileStore.Draft draft = expected.remove(call.param("id"));
        if (draft == null) {
            throw ApiException.notFound("No upload is expected here");
        }
        files.arrived(call, call.param("id"), draft, call.body());
        return tagged(call.body());
    }

    private static Reply tagged(byte[] body) {
        return new Reply.Whole(
                200,
                "application/xml",
                new byte[0],
                Map.of("ETag", '"' + Digests.sha256(body).substring(0, 32) + '"'));
    }

    private Reply initiate(Call call) {
        ObjectNode body = call.json();
        FileStore.Draft draft =
                Drafts.checked(Call.required(body, "file_name"), Call.required(body, "purpose"));
        int parts = body.path("num_parts").asInt();
        if (parts < 1 || parts > MOST_PARTS) {
            throw ApiException.badField(
                    "num_parts", "num_parts must be between 1 and " + MOST_PARTS);
        }
        String id = newId();
        String upload = id.replaceFirst("^file", "upload");
        inPieces.put(upload, new Pieces(id, draft, parts, new TreeMap<>()));
        ObjectNode answer = Json.object().put("upload_id", upload).put("file_id", id);
        ArrayNode list = answer.putArray("parts");
        for (int part = 1; part <= parts; part++) {
            list.addObject()
                    .put("PartNumber", part)
                    .put("URL", base(call) + "/uploads/" + upload + "/" + part)
                    .putObject("Headers");
        }
        return Reply.ok(answer);
    }

    private Reply part(Call call) {
        Pieces pieces = pieces(call.param("id"));
        String number = call.param("part");
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > pieces.parts) {
            throw ApiException.badRequest("no such part: " + number);
        }
        pieces.there.put(Integer.parseInt(number), call.body());
        return tagged(call.body());
    }

    private Reply complete(Call call) {
        ObjectNode body = call.json();
        String upload = Call.required(body, "upload_id");
        Pieces pieces = pieces(upload);
        for (JsonNode part : body.path("parts")) {
            byte[] there = pieces.there.get(part.path("part_number").asInt());
            String etag = part.path("etag").asText().replace("\"", "");
            if (there == null || !Digests.sha256(there).startsWith(etag) || etag.isEmpty()) {
                throw ApiException.badField("parts", "part is missing or differs: " + part);
            }
        }
        if (body.path("parts").size() != pieces.parts || pieces.there.size() != pieces.parts) {
            throw ApiException.badField("parts", "all " + pieces.parts + " parts are required");
        }
        inPieces.remove(upload);
        StoredFile file = files.arrived(call, pieces.fileId, pieces.draft, pieces.joined());
        ObjectNode answer = Json.object();
        answer.set("file", FileRoutes.json(file, clock.now()));
        return Reply.ok(answer);
    }

    private Reply abort(Call call) {
        String upload = Call.required(call.json(), "upload_id");
        pieces(upload);
        inPieces.remove(upload);
        return Reply.ok(Json.object().put("upload_id", upload));
    }

    private Pieces pieces(String upload) {
        Pieces pieces = inPieces.get(upload);
        if (pieces == null) {
            throw ApiException.notFound("No such upload: " + upload);
        }
        return pieces;
    }
}
