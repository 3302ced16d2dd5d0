package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The Hub's routes for reading; errors carry {@code X-Error-Code}, as there. */
public final class HubRoutes {
    private static final String INVALID = "Bearer invalid";

    private final Path hub;

    public HubRoutes(Path hub) {
        this.hub = hub;
    }

    /** To be registered last: these patterns begin with a variable. */
    public void register(Routes routes) {
        String model = "/api/models/{owner}/{name}";
        for (String method : new String[] {"GET", "HEAD"}) {
            routes.add(method, model, call -> reading(call, "main", this::metadata));
            routes.add(
                    method,
                    model + "/revision/{rev}",
                    call -> reading(call, call.param("rev"), this::metadata));
            routes.add(
                    method,
                    model + "/tree/{rev}",
                    call -> reading(call, call.param("rev"), this::tree));
            routes.add(
                    method,
                    "/{owner}/{name}/resolve/{rev}/{path...}",
                    call -> reading(call, call.param("rev"), this::file));
        }
    }

    private Reply reading(
            Call call, String revision, BiFunction<Call, HubRepository, Reply> answer) {
        Optional<String> token = call.header("authorization");
        if (token.filter(value -> value.startsWith(INVALID)).isPresent()) {
            return error(401, "", "Invalid credentials in Authorization header");
        }
        return Reply.later(
                () -> {
                    Optional<HubRepository> found =
                            HubRepository.read(hub, call.param("owner"), call.param("name"));
                    if (found.isEmpty()) {
                        // Without a token the real one does not even tell that it is not there.
                        return token.isEmpty()
                                ? error(401, "", "Invalid username or password.")
                                : error(404, "RepoNotFound", "Repository not found");
                    }
                    return found.get().has(revision)
                            ? answer.apply(call, found.get())
                            : error(404, "RevisionNotFound", "Invalid rev id: " + revision);
                });
    }

    private Reply metadata(Call call, HubRepository repository) {
        boolean blobs = call.query("blobs").filter("true"::equals).isPresent();
        ObjectNode node =
                Json.object()
                        .put("id", repository.id())
                        .put("modelId", repository.id())
                        .put("sha", repository.commit())
                        .put("private", false)
                        .put("gated", false)
                        .put("disabled", false);
        node.set("tags", Json.array());
        node.set(
                "siblings",
                Json.array(repository.files().stream().map(f -> f.sibling(blobs)).toList()));
        return Reply.ok(node);
    }

    private Reply tree(Call call, HubRepository repository) {
        return Reply.ok(Json.array(repository.files().stream().map(HubFile::treeEntry).toList()));
    }

    private Reply file(Call call, HubRepository repository) {
        Optional<HubFile> found = repository.find(call.param("path"));
        if (found.isEmpty()) {
            return error(404, "EntryNotFound", "Entry not found")
                    .with(Map.of("X-Repo-Commit", repository.commit()));
        }
        HubFile file = found.get();
        return ByteRange.answer(call.header("range"), repository.content(file))
                .with(
                        Map.of(
                                "X-Repo-Commit",
                                repository.commit(),
                                "ETag",
                                '"' + file.etag() + '"',
                                "X-Linked-Etag",
                                '"' + file.etag() + '"',
                                "X-Linked-Size",
                                String.valueOf(file.size()),
                                "Accept-Ranges",
                                "bytes"));
    }

    private static Reply.Whole error(int status, String code, String message) {
        Reply.Whole reply = Reply.json(status, Json.object().put("error", message));
        Map<String, String> said = Map.of("X-Error-Message", message);
        return code.isEmpty()
                ? reply.with(said)
                : reply.with(said).with(Map.of("X-Error-Code", code));
    }
}
