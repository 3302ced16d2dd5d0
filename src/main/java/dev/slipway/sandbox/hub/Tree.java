package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists of files, by page or by name. */
final class Tree {
    private static final int PAGE = 1_000;
    private static final int EXPANDED_PAGE = 50;

    private Tree() {}

    /** {@code /tree/{rev}[/{path}]}: with a link to the next page, an absolute one as there. */
    static Reply page(Visit visit) {
        Call call = visit.call();
        String folder = call.param("path") == null ? "" : call.param("path") + "/";
        TreeMap<String, Optional<HubFile>> entries =
                entries(visit.snapshot(), folder, visit.asks("recursive"));
        if (entries.isEmpty() && !folder.isEmpty()) {
            throw ApiException.hub(404, "EntryNotFound", call.param("path") + " does not exist");
        }
        int most = visit.asks("expand") ? EXPANDED_PAGE : PAGE;
        int limit = call.query("limit").map(Tree::number).filter(n -> n <= most).orElse(most);
        String after = call.query("cursor").map(Tree::decoded).orElse("");
        List<String> left = new ArrayList<>(entries.tailMap(after, false).keySet());
        List<String> page = left.subList(0, Math.min(limit, left.size()));
        Reply.Whole reply =
                Reply.json(
                        200,
                        Json.array(
                                page.stream().map(p -> json(visit, p, entries.get(p))).toList()));
        return page.size() == left.size()
                ? reply
                : reply.with(Map.of("Link", next(visit, limit, page.getLast())));
    }

    private static TreeMap<String, Optional<HubFile>> entries(
            Snapshot snapshot, String folder, boolean recursive) {
        TreeMap<String, Optional<HubFile>> entries = new TreeMap<>();
        for (HubFile file : snapshot.files()) {
            if (file.path().startsWith(folder)) {
                int slash = file.path().indexOf('/', folder.length());
                if (slash < 0 || recursive) {
                    entries.put(file.path(), Optional.of(file));
                }
                while (slash > 0) {
                    entries.put(file.path().substring(0, slash), Optional.empty());
                    slash = recursive ? file.path().indexOf('/', slash + 1) : -1;
                }
            }
        }
        return entries;
    }

    private static ObjectNode json(Visit visit, String path, Optional<HubFile> file) {
        if (file.isEmpty()) {
            return FileJson.directory(path);
        }
        ObjectNode entry = FileJson.treeEntry(file.get());
        if (visit.asks("expand")) {
            FileJson.expand(entry, visit, file.get());
        }
        return entry;
    }

    private static String next(Visit visit, int limit, String last) {
        Call call = visit.call();
        String path = call.head().target().replaceAll("\\?.*", "");
        String cursor =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
        return "<http://"
                + call.header("host").orElse("127.0.0.1")
                + path
                + "?recursive="
                + visit.asks("recursive")
                + "&expand="
                + visit.asks("expand")
                + "&limit="
                + limit
                + "&cursor="
                + cursor
                + ">; rel=\"next\"";
    }

    private static int number(String limit) {
        if (!limit.matches("[1-9]\\d{0,5}")) {
            throw ApiException.hub(400, "", "limit must be a number of at least 1");
        }
        return Integer.parseInt(limit);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.hub(400, "", "Invalid cursor");
        }
    }

    /** {@code POST /paths-info/{rev}}: as a form or as JSON; what is missing is left out. */
    static Reply named(Visit visit) {
        Call call = visit.call();
        List<String> paths = new ArrayList<>();
        boolean expand;
        if (call.header("content-type").orElse("").startsWith("application/json")) {
            call.json().path("paths").forEach(path -> paths.add(path.asText()));
            expand = call.json().path("expand").asBoolean();
        } else {
            paths.addAll(call.form().getOrDefault("paths", List.of()));
            expand =
                    call.form().getOrDefault("expand", List.of()).stream()
                            .anyMatch(value -> value.equalsIgnoreCase("true"));
        }
        List<ObjectNode> found = new ArrayList<>();
        for (String path : paths) {
            Optional<HubFile> file = visit.snapshot().find(path);
            if (file.isPresent()) {
                ObjectNode entry = FileJson.treeEntry(file.get());
                if (expand) {
                    FileJson.expand(entry, visit, file.get());
                }
                found.add(entry);
            } else if (visit.snapshot().hasFolder(path)) {
                found.add(FileJson.directory(path));
            }
        }
        return Reply.ok(Json.array(found));
    }
}
