package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stand-in CDN: the same server under its other loopback name, so that to a client it is
 * another host. A link's signature is all it asks for; it counts the tokens sent to it by clients
 * that do not know better.
 */
final class Cdn {
    private static final String ROOT = "/xet-bridge-us/";

    private final Hub hub;
    private final String secret;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong withToken = new AtomicLong();

    Cdn(Hub hub) {
        this.hub = hub;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
    }

    void register(Routes routes) {
        for (String method : List.of("GET", "HEAD")) {
            routes.add(
                    method,
                    ROOT + "{owner}/{name}/{rev}/{path...}",
                    call -> {
                        requests.incrementAndGet();
                        if (call.header("authorization").isPresent()) {
                            withToken.incrementAndGet();
                        }
                        return Reply.later(() -> answer(call));
                    });
        }
        routes.get(
                "/sandbox/hub/cdn",
                call ->
                        Reply.ok(
                                Json.object()
                                        .put("requests", requests.get())
                                        .put("withAuthorization", withToken.get())));
    }

    String link(Visit visit, HubFile file) {
        String host = visit.call().header("host").orElse("127.0.0.1");
        int colon = host.lastIndexOf(':');
        String port = colon < 0 ? "" : host.substring(colon);
        String other = host.startsWith("127.") ? "localhost" : "127.0.0.1";
        String path = visit.place().id() + "/" + visit.commit() + "/" + file.path();
        return "http://"
                + other
                + port
                + ROOT
                + Resolve.encoded(path)
                + "?Signature="
                + signature(path);
    }

    private String signature(String path) {
        return Digests.sha256(secret + path);
    }

    private Reply answer(Call call) {
        String path =
                String.join(
                        "/",
                        call.param("owner"),
                        call.param("name"),
                        call.param("rev"),
                        call.param("path"));
        if (!call.query("Signature").filter(signature(path)::equals).isPresent()) {
            throw ApiException.hub(403, "", "The link's signature is missing or wrong");
        }
        HubFile file =
                hub.find(call.param("owner"), call.param("name"))
                        .flatMap(place -> place.open().at(call.param("rev")))
                        .flatMap(snapshot -> snapshot.find(call.param("path")))
                        .filter(HubFile::there)
                        .orElseThrow(() -> ApiException.hub(404, "", "The file is gone"));
        return ByteRange.answer(call.header("range"), file)
                .with(Map.of("ETag", '"' + file.xetHash() + '"', "Accept-Ranges", "bytes"));
    }
}
