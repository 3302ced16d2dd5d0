package dev.slipway.deployment.sweep;

import static io.restassured.RestAssured.given;

import dev.slipway.catalog.Catalog;
import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Ids;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import dev.slipway.testing.SandboxServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts things at the sandbox that nobody, or somebody else, made, and effects in the database. */
@ApplicationScoped
public class SweepScene {
    private final DeploymentHost host;
    private final Catalog catalog;
    private final Installation installation;
    private final Ids ids;
    private final Sql sql;

    SweepScene(DeploymentHost host, Catalog catalog, Installation installation, Ids ids, Sql sql) {
        this.host = host;
        this.catalog = catalog;
        this.installation = installation;
        this.ids = ids;
        this.sql = sql;
    }

    /** GPUs at the provider, with the address above them. */
    public record Gpus(String endpointId, String id, String subject) {}

    /** A record's id that was never used. */
    public String subject() {
        return ids.next("dep");
    }

    public String token(String subject, String step) {
        return "%s-%s-%s-g1".formatted(installation.id(), Ids.tail(subject), step);
    }

    /** As our worker makes them, for a record that is nowhere. */
    public Gpus lost() {
        String subject = subject();
        return gpus(token(subject, "ep"), token(subject, "dep"), subject);
    }

    public Gpus gpus(String endpoint, String deployment, String subject) {
        String above = host.createEndpoint(endpoint).id();
        return new Gpus(above, create(above, deployment), subject);
    }

    public String create(String endpointId, String name) {
        String model =
                catalog.offer().supported().stream()
                        .filter(m -> !catalog.configs(m.baseModelId()).isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .baseModelId();
        return host.createDeployment(
                        endpointId,
                        new DeploymentRequest(
                                name,
                                model,
                                catalog.configs(model).getFirst(),
                                new Autoscaling(1, 1, "inflight_requests", 8)))
                .id();
    }

    /** An effect of this state; its work item, too, when a kind is given. */
    public void effect(Gpus gpus, String step, String state, String externalId, boolean working) {
        Tx.run(
                () -> {
                    sql.update(
                            "INSERT INTO effect (id, project_id, subject, step, generation, kind,"
                                    + " api_generation, token, request_digest, state, attempt,"
                                    + " attempt_at, external_id) VALUES (?, 'default', ?, ?, 1, ?,"
                                    + " 'V2', ?, 'd', ?, 1, clock_timestamp(), ?)",
                            ids.next("eff"),
                            gpus.subject(),
                            step,
                            step.equals("ep") ? "endpoint" : "deployment",
                            token(gpus.subject(), step),
                            state,
                            externalId);
                    if (working) {
                        sql.update(
                                "INSERT INTO work_item (kind, subject, project_id, due_at) VALUES"
                                        + " ('deployment', ?, 'default', clock_timestamp() +"
                                        + " interval '1 day') ON CONFLICT DO NOTHING",
                                gpus.subject());
                    }
                });
    }

    /** Whether its record was told to look. */
    public boolean woken(String subject) {
        return sql.first(
                        "SELECT woken FROM work_item WHERE subject = ?",
                        row -> row.getBoolean("woken"),
                        subject)
                .orElse(false);
    }

    /** As if it had been found, and last been looked at, so much earlier. */
    public void older(Duration age) {
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE orphan SET first_seen_at = first_seen_at - ago,"
                                        + " last_seen_at = last_seen_at - ago"
                                        + " FROM make_interval(secs => ?) AS ago",
                                (double) age.toSeconds()));
    }

    /** What is booked for things that nobody wanted. */
    public double booked() {
        return sql.first(
                        "SELECT coalesce(sum(c.usd), 0) AS usd FROM cost_entry c"
                                + " JOIN orphan o ON o.id = c.subject WHERE c.kind = 'orphan'",
                        row -> row.getDouble("usd"))
                .orElseThrow();
    }

    /** As if the effects had last changed so much earlier. */
    public void effectsOlder(Duration age) {
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE effect SET updated_at = updated_at -"
                                        + " make_interval(secs => ?)",
                                (double) age.toSeconds()));
    }

    public void effectsBecome(String state) {
        Tx.run(() -> sql.update("UPDATE effect SET state = ?, external_id = NULL", state));
    }

    /** No worker looks after anything any more. */
    public void endWork() {
        Tx.run(() -> sql.update("DELETE FROM work_item"));
    }

    public void fineTuneIs(String id, String state) {
        Tx.run(() -> sql.update("UPDATE fine_tune SET state = ? WHERE id = ?", state, id));
    }

    public RemoteDeployment at(Gpus gpus) {
        return host.deployment(gpus.endpointId(), gpus.id());
    }

    public void advance(String iso) {
        given().contentType("application/json")
                .body(Map.of("advance", iso))
                .post(SandboxServer.url() + "/sandbox/clock");
    }

    /** Nothing of ours is left at the provider, and nothing of it here. */
    public void clean() {
        forget();
        List<String> endpoints = host.endpoints().stream().map(RemoteEndpoint::id).toList();
        endpoints.forEach(id -> host.deployments(id).forEach(d -> stop(id, d)));
        advance("PT10M");
        for (String id : endpoints) {
            // What other tests have left may still be in a split.
            Map<String, Integer> none = new HashMap<>();
            host.endpoint(id).split().keySet().forEach(target -> none.put(target, 0));
            if (!none.isEmpty()) {
                host.split(id, none, null);
            }
            host.deployments(id).forEach(d -> host.deleteDeployment(id, d.id(), null));
            host.deleteEndpoint(id, null);
        }
    }

    /** Nothing is known here. */
    public void forget() {
        Tx.run(
                () ->
                        List.of("orphan", "work_item", "effect")
                                .forEach(table -> sql.update("DELETE FROM " + table)));
        notACopy();
    }

    /** So many lost things look like lost history; here they are none. */
    public void notACopy() {
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE installation SET safe_mode = false, safe_cause = NULL,"
                                        + " history_lost_at = NULL"));
    }

    private void stop(String endpointId, RemoteDeployment d) {
        if (!d.in("STOPPED") && !d.in("FAILED")) {
            host.split(endpointId, Map.of(d.id(), 0), null);
            host.scale(endpointId, d.id(), Autoscaling.STOPPED, null);
        }
    }
}
