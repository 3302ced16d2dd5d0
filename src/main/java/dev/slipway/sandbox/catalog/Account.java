package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;

/** The one account that all keys belong to. */
public final class Account {
    public static final String ORGANIZATION = "org_sandbox";
    public static final String PROJECT = "proj_sandbox";
    public static final String SLUG = "sandbox-project";
    public static final String USER = "sandbox-user";

    /** Owner of base models and of their configs, as at the real one not the caller's project. */
    public static final String PLATFORM_PROJECT = "proj_platform";

    private Account() {}

    public static void register(Routes routes, AccountMode mode) {
        routes.get("/v1/whoami", call -> Reply.ok(whoami(call, mode.legacyKey())));
    }

    /** Old keys belong to an organization and to no project. */
    private static ObjectNode whoami(Call call, boolean legacyKey) {
        ObjectNode me =
                Json.object()
                        .put("api_key_id", call.who())
                        .put("organization_id", ORGANIZATION)
                        .put("organization_name", "Sandbox");
        if (!legacyKey) {
            me.put("project_id", PROJECT)
                    .put("project_name", "Sandbox project")
                    .put("project_slug", SLUG);
        }
        return me.put("user_id", "user_sandbox");
    }

    /** Refuses any project but the caller's. */
    public static void checkProject(Call call) {
        if (!PROJECT.equals(call.param("p"))) {
            throw ApiException.notFound("project not found");
        }
    }
}
