package dev.slipway.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.AccountMode;
import dev.slipway.sandbox.legacy.LegacyEndpoints;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;

/** {@code /sandbox/account} and {@code /sandbox/endpoints}: the levers for V1. */
public final class AccountControl {
    private final AccountMode account;
    private final LegacyEndpoints endpoints;

    public AccountControl(AccountMode account, LegacyEndpoints endpoints) {
        this.account = account;
        this.endpoints = endpoints;
    }

    public void register(Routes routes) {
        routes.get("/sandbox/account", call -> Reply.ok(account.json()));
        routes.post("/sandbox/account", this::set);
        routes.post("/sandbox/endpoints/{id}/fail", this::fail);
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
