package dev.slipway.gateway;

import static io.restassured.RestAssured.given;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Role;
import dev.slipway.access.UsedKeys;
import dev.slipway.platform.ProjectId;
import dev.slipway.routing.CurrentRoutes;
import dev.slipway.routing.PublishedRoutes;
import dev.slipway.routing.Route;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

/** Keys and routes that tests of the data plane share. */
@Alternative
@ApplicationScoped
public class Scene {
    static final ProjectId OURS = new ProjectId("ours");
    static final ProjectId THEIRS = new ProjectId("theirs");
    static final String APP = key("inferapp0000");
    static final String VIEWER = key("viewer000000");
    static final String OPERATOR = key("operator0000");
    static final String OTHER_PROJECT = key("stranger0000");
    static final String CHAT = "/v1/chat/completions";
    static final String ANSWER =
            """
            {"id":"x1","object":"chat.completion","created":1700000000,"model":"acme/bot-v2",\
            "choices":[{"index":0,"finish_reason":"eos","message":{"role":"assistant","content":"Hello"}}],\
            "usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}""";

    private final UsedKeys keys;
    private final CurrentRoutes routes;
    private final ScriptedHost host;

    Scene(UsedKeys keys, CurrentRoutes routes, ScriptedHost host) {
        this.keys = keys;
        this.routes = routes;
        this.host = host;
    }

    /** Version 2 live, version 1 standing by, both ready. */
    void set() {
        set(bot(target(2, 100, true), target(1, 0, true)));
    }

    void set(Route... table) {
        host.reset();
        keys.use(
                new KeyTable(
                        List.of(
                                entry(APP, OURS, Role.INFERENCE),
                                entry(VIEWER, OURS, Role.VIEWER),
                                entry(OPERATOR, OURS, Role.OPERATOR),
                                entry(OTHER_PROJECT, THEIRS, Role.ADMIN))));
        PublishedRoutes.set(routes, table);
    }

    static Route bot(Route.Target... targets) {
        return route("support-bot", 2, targets);
    }

    static Route route(String alias, Integer live, Route.Target... targets) {
        return new Route(
                OURS, alias, 1, live, List.of(targets), Instant.ofEpochSecond(1_700_000_000));
    }

    static Route.Target target(int version, int weight, boolean ready) {
        return new Route.Target("model_" + version, version, "acme/bot-v" + version, weight, ready);
    }

    static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    static String ask(String model) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                .formatted(model);
    }

    private static String key(String publicId) {
        return "sk-slipway-" + publicId + "-" + "s".repeat(48);
    }

    private static KeyTable.Entry entry(String key, ProjectId project, Role role) {
        try {
            String publicId = key.substring(11, 23);
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.substring(24).getBytes(StandardCharsets.UTF_8));
            return new KeyTable.Entry("key_" + publicId, project, role, publicId, hash, null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
