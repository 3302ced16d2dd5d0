package dev.slipway.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.AccountMode;
import dev.slipway.sandbox.legacy.LegacyEndpoints;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;

/**
 * {@code /sandbox/account}, {@code /sandbox/endpoints} and {@code /sandbox/switches}: the levers
 * for V1, and for what is in doubt.
 */
public final class AccountControl {
    private final AccountMode account;
    private final LegacyEndpoints endpoints;
    private final Switches switches;

    public AccountControl(AccountMode account, LegacyEndpoints endpoints, Switches switches) {
        this.account = account;
        this.endpoints = endpoints;
        this.switches = switches;
    }

    public void register(Routes routes) {
        routes.get("/sandbox/account", call -> Reply.ok(account.json()));
        routes.post("/sandbox/account", this::set);
        routes.post("/sandbox/endpoints/{id}/fail", this::fail);
        routes.get("/sandbox/switches", call -> Reply.ok(switches.json()));
        routes.post("/sandbox/switches", this::switched);
    }

    /** What is left out stays as it is. */
    private Reply switched(Call call) {
        try {
            switches.set(call.json());
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(e.getMessage());
        }
        return Reply.ok(switches.json());
    }

    /** What is left out stays as it is. */
    private Reply set(Call call) {
        ObjectNode body = call.json();
        for (String field : List.of("v1", "legacyKey")) {
            if (body.has(field) && !body.get(field).isBoolean()) {
                throw ApiException.badField(field, field + " must be true or false");
            }
        }
        account.set(
                new AccountMode.Facts(
                        body.path("v1").asBoolean(account.v1()),
                        body.path("legacyKey").asBoolean(account.legacyKey())));
        return Reply.ok(account.json());
    }

    /** An endpoint of V1 that has been fine until now goes to {@code ERROR}. */
    private Reply fail(Call call) {
        endpoints.fail(
                endpoints
                        .find(call.param("id"))
                        .orElseThrow(() -> ApiException.notFound("endpoint not found")));
        return Reply.ok(Json.array());
    }
}
