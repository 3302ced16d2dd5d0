package dev.slipway.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.bill.Bill;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.serving.Deployments;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Faults;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** {@code /sandbox/*}; no key is needed. */
public final class ControlRoutes {
    private final Journal journal;
    private final SimClock clock;
    private final Bill bill;
    private final Faults faults;
    private final Deployments deployments;

    public ControlRoutes(
            Journal journal, SimClock clock, Bill bill, Faults faults, Deployments deployments) {
        this.journal = journal;
        this.clock = clock;
        this.bill = bill;
        this.faults = faults;
        this.deployments = deployments;
    }

    public void register(Routes routes) {
        routes.get("/sandbox/clock", call -> time());
        routes.post("/sandbox/clock", this::advance);
        routes.get("/sandbox/ledger", this::ledger);
        routes.get("/sandbox/bill", call -> Reply.ok(bill.json()));
        routes.get("/sandbox/faults", call -> faults());
        routes.post("/sandbox/faults", call -> Reply.json(201, Json.tree(faults.add(call.json()))));
        routes.delete(
                "/sandbox/faults",
                call -> {
                    faults.clear();
                    return Reply.noContent();
                });
        routes.post("/sandbox/deployments/{id}/fail", this::fail);
    }

    private Reply time() {
        return Reply.ok(
                Json.object().put("now", Json.time(clock.now())).put("speed", clock.speed()));
    }

    private Reply advance(Call call) {
        Duration push;
        try {
            push = Duration.parse(Call.required(call.json(), "advance"));
        } catch (DateTimeParseException e) {
            throw ApiException.badField("advance", "advance must be a duration such as PT5M");
        }
        if (push.isNegative()) {
            throw ApiException.badField("advance", "time does not run backwards");
        }
        journal.advance(push);
        return time();
    }

    /** Charges that are due are written down first, so the array is complete up to now. */
    private Reply ledger(Call call) {
        bill.settle();
        String act = call.query("act").orElse(null);
        return Reply.ok(
                Json.array(
                        journal.entries().stream()
                                .filter(entry -> act == null || entry.act().equals(act))
                                .map(Json::tree)
                                .toList()));
    }

    private Reply faults() {
        return Reply.ok(Json.array(faults.list().stream().map(Json::tree).toList()));
    }

    /** A deployment that has been fine until now ends {@code FAILED}. */
    private Reply fail(Call call) {
        ObjectNode body = call.json();
        var deployment =
                deployments
                        .find(call.param("id"))
                        .orElseThrow(() -> ApiException.notFound("deployment not found"));
        deployments.fail(deployment, body.path("message").asText("Replicas crashed"));
        return Reply.ok(Json.array(List.of()));
    }
}
