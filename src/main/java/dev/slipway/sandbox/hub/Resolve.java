package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Files by path. Large ones are sent on to the CDN, small ones of public repositories to a cache on
 * the same host, the rest is answered here.
 */
record Resolve(Cdn cdn) {
    private static final String FULL_COMMIT = "[0-9a-f]{40}";

    Reply answer(Visit visit) {
        HubFile file = file(visit);
        String etag = '"' + file.etag() + '"';
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Repo-Commit", visit.commit());
        if (visit.call().header("if-none-match").filter(etag::equals).isPresent()) {
            headers.put("ETag", etag);
            return new Reply.Whole(304, "application/json", new byte[0], headers);
        }
        if (file.large()) {
            headers.put("Location", cdn.link(visit, file));
            headers.put("X-Linked-Size", String.valueOf(file.size()));
            headers.put("X-Linked-Etag", etag);
            headers.put("X-Xet-Hash", file.xetHash());
            return Reply.json(302, Json.object()).with(headers);
        }
        if (visit.place().isPublic() && file.size() > 0) {
            headers.put("Location", cacheLink(visit, file));
            return Reply.json(307, Json.object()).with(headers);
        }
        return here(visit, file);
    }

    /** Where the 307 leads. */
    Reply cached(Visit visit) {
        HubFile file = file(visit);
        if (file.large() || !visit.call().param("rev").matches(FULL_COMMIT)) {
            throw ApiException.hub(404, "EntryNotFound", "Entry not found");
        }
        return here(visit, file);
    }

    /** As git has it: of a large file its pointer. */
    Reply raw(Visit visit) {
        HubFile file = listed(visit);
        if (!file.large()) {
            return here(visit, file);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Repo-Commit", visit.commit());
        headers.put("ETag", '"' + file.blob() + '"');
        return new Reply.Whole(200, "text/plain; charset=utf-8", file.lfs().text(), headers);
    }

    private static Reply here(Visit visit, HubFile file) {
        return ByteRange.answer(visit.call().header("range"), file)
                .with(
                        Map.of(
                                "X-Repo-Commit",
                                visit.commit(),
                                "ETag",
                                '"' + file.etag() + '"',
                                "Accept-Ranges",
                                "bytes"));
    }

    /** The file asked for, if its content is here. */
    private static HubFile file(Visit visit) {
        HubFile file = listed(visit);
        if (!file.there()) {
            throw ApiException.hub(404, "EntryNotFound", file.missing(), commit(visit));
        }
        return file;
    }

    private static HubFile listed(Visit visit) {
        return visit.snapshot()
                .find(visit.call().param("path"))
                .orElseThrow(
                        () ->
                                ApiException.hub(
                                        404, "EntryNotFound", "Entry not found", commit(visit)));
    }

    private static Map<String, String> commit(Visit visit) {
        return Map.of("X-Repo-Commit", visit.commit());
    }

    private static String cacheLink(Visit visit, HubFile file) {
        return "/api/resolve-cache/models/"
                + visit.place().id()
                + "/"
                + visit.commit()
                + "/"
                + encoded(file.path())
                + "?etag=%22"
                + file.etag()
                + "%22";
    }

    /** Each segment encoded, the slashes kept. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
