package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The Hub's routes for reading. */
public final class HubRoutes {
    private static final String MODEL = "/api/models/{owner}/{name}";
    private static final List<String> READING = List.of("GET", "HEAD");

    private final Reception reception;
    private final Cdn cdn;

    /**
     * @param now the sandbox's time, for rate limits
     */
    public HubRoutes(Hub hub, Supplier<Instant> now) {
        this.reception = new Reception(hub, new RateLimits(now));
        this.cdn = new Cdn(hub);
    }

    /** To be registered last: some patterns begin with a variable. */
    public void register(Routes routes) {
        cdn.register(routes);
        routes.get("/api/whoami-v2", call -> reception.greeting(call, HubRoutes::whoami));
        for (String method : READING) {
            routes.add(method, MODEL, call -> visit(call, ModelInfo::reply));
            routes.add(method, MODEL + "/revision/{rev}", call -> visit(call, ModelInfo::reply));
            routes.add(method, MODEL + "/tree/{rev}", call -> visit(call, Tree::page));
            routes.add(method, MODEL + "/tree/{rev}/{path...}", call -> visit(call, Tree::page));
            routes.add(
                    method,
                    "/{owner}/{name}/resolve/{rev}/{path...}",
                    call -> reception.reading(call, new Resolve(cdn)::answer));
            routes.add(
                    method,
                    "/{owner}/{name}/raw/{rev}/{path...}",
                    call -> reception.reading(call, new Resolve(cdn)::raw));
            routes.add(
                    method,
                    "/api/resolve-cache/models/{owner}/{name}/{rev}/{path...}",
                    call -> reception.reading(call, new Resolve(cdn)::cached));
        }
        routes.get(MODEL + "/refs", call -> visit(call, HubRoutes::refs));
        routes.get(MODEL + "/auth-check", call -> reception.checking(call, false));
        routes.get(MODEL + "/auth-check/write", call -> reception.checking(call, true));
        routes.post(MODEL + "/paths-info/{rev}", call -> visit(call, Tree::named));
    }

    private Reply visit(Call call, Function<Visit, Reply> answer) {
        return reception.visiting(call, RateLimits.Bucket.API, answer);
    }

    private static Reply refs(Visit visit) {
        ObjectNode refs = Json.object();
        refs.set("branches", refs("refs/heads/", visit.repository().branches()));
        refs.set("tags", refs("refs/tags/", visit.repository().tags()));
        refs.putArray("converts");
        return Reply.ok(refs);
    }

    private static ArrayNode refs(String prefix, Map<String, String> commits) {
        ArrayNode refs = Json.array();
        commits.forEach(
                (name, commit) ->
                        refs.addObject()
                                .put("name", name)
                                .put("ref", prefix + name)
                                .put("targetCommit", commit));
        return refs;
    }

    /** A token that begins with {@code hf_write} may write, others read. */
    private static Reply whoami(String token) {
        String tail = token.length() < 4 ? token : token.substring(token.length() - 4);
        ObjectNode node =
                Json.object()
                        .put("type", "user")
                        .put("id", "sandbox")
                        .put("name", "sandbox-user")
                        .put("fullname", "Sandbox User")
                        .put("isPro", false);
        node.putArray("orgs");
        node.putObject("auth")
                .put("type", "access_token")
                .putObject("accessToken")
                .put("displayName", "token-" + tail)
                .put("role", Reception.writes(token) ? "write" : "read")
                .put("createdAt", "2025-06-01T00:00:00.000Z");
        return Reply.ok(node);
    }
}
