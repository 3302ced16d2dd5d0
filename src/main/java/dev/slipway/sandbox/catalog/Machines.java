package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/** Instance types of V2 and hardware of V1: the same machines in two dresses. */
public final class Machines {
    private final Catalogue catalogue;
    private final Supplier<Instant> now;

    public Machines(Catalogue catalogue, Supplier<Instant> now) {
        this.catalogue = catalogue;
        this.now = now;
    }

    public void register(Routes routes) {
        routes.get("/v1/hardware", this::hardware);
        routes.get(
                "/v2/public/inference-instance-types",
                call ->
                        Page.of(
                                call,
                                catalogue.machines(),
                                catalogue.machines()::indexOf,
                                Machines::instanceType));
        routes.get("/v2/public/inference-instance-types/{id}", this::one);
    }

    private Reply one(Call call) {
        return catalogue.machines().stream()
                .filter(machine -> machine.id().equals(call.param("id")))
                .findFirst()
                .map(machine -> Reply.ok(instanceType(machine)))
                .orElseThrow(() -> ApiException.notFound("instance type not found"));
    }

    private static ObjectNode instanceType(Machine machine) {
        ObjectNode node =
                Json.object()
                        .put("id", machine.id())
                        .put("name", machine.gpuCount() + "x " + machine.gpuType())
                        .put(
                                "description",
                                machine.gpuCount()
                                        + " NVIDIA "
                                        + machine.gpuType()
                                        + " per replica")
                        .put("gpuType", machine.gpuType())
                        .put("gpuCount", machine.gpuCount())
                        .put("gpuMemoryGib", machine.gpuMemoryGib())
                        .put("priceCentsPerHour", machine.centsPerHour());
        node.set("regions", Json.array(machine.regions().stream().map(Machines::region).toList()));
        return node;
    }

    private static ObjectNode region(String name) {
        ObjectNode region = Json.object().put("name", name);
        region.set("headroom", Json.object().put("relation", "RELATION_GTE").put("value", 8));
        return region;
    }

    private Reply hardware(Call call) {
        ObjectNode list = Json.object().put("object", "list");
        list.set(
                "data",
                Json.array(
                        catalogue.machines().stream()
                                .map(machine -> hardware(machine, call))
                                .toList()));
        return Reply.ok(list);
    }

    private ObjectNode hardware(Machine machine, Call call) {
        String card = machine.acceleratorType();
        ObjectNode node =
                Json.object()
                        .put("object", "hardware")
                        .put(
                                "id",
                                String.format(
                                        Locale.ROOT,
                                        "%dx_%s_sxm",
                                        machine.gpuCount(),
                                        card.replace('-', '_')));
        node.set("pricing", Json.object().put("cents_per_minute", machine.centsPerMinute()));
        node.set(
                "specs",
                Json.object()
                        .put("gpu_type", card.substring("nvidia-".length()))
                        .put("gpu_link", "sxm")
                        .put("gpu_memory", machine.gpuMemoryGib())
                        .put("gpu_count", machine.gpuCount()));
        // The real one tells availability only when asked for a model.
        call.query("model")
                .ifPresent(
                        model ->
                                node.set(
                                        "availability",
                                        Json.object().put("status", availability(model, machine))));
        node.put("updated_at", Json.time(now.get()));
        return node;
    }

    private String availability(String model, Machine machine) {
        return catalogue
                .byName(model)
                .map(base -> base.machines().contains(machine.id()) ? "available" : "insufficient")
                .orElse("unavailable");
    }
}
