package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Instance types of V2 and hardware of V1: the same machines in two dresses. */
public final class Machines {
    private final Catalogue catalogue;
    private final Supplier<Instant> now;
    private final BiPredicate<String, Machine> fits;

    /**
     * @param fits whether V1 can serve the model of this name on a machine
     */
    public Machines(Catalogue catalogue, Supplier<Instant> now, BiPredicate<String, Machine> fits) {
        this.catalogue = catalogue;
        this.now = now;
        this.fits = fits;
    }

    public void register(Routes routes) {
        routes.get("/v1/hardware", this::hardware);
        routes.get("/v1/clusters/availability-zones", call -> zones());
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

    /** All of it, or what fits a model; only then the real one tells availability, too. */
    private Reply hardware(Call call) {
        Optional<String> model = call.query("model");
        ObjectNode list = Json.object().put("object", "list");
        list.set(
                "data",
                Json.array(
                        catalogue.machines().stream()
                                .filter(m -> model.isEmpty() || fits.test(model.get(), m))
                                .map(machine -> hardware(machine, model.isPresent()))
                                .toList()));
        return Reply.ok(list);
    }

    private ObjectNode hardware(Machine machine, boolean withAvailability) {
        ObjectNode node = Json.object().put("object", "hardware").put("id", machine.hardwareId());
        node.set("pricing", Json.object().put("cents_per_minute", machine.centsPerMinute()));
        node.set(
                "specs",
                Json.object()
                        .put("gpu_type", machine.acceleratorType().substring("nvidia-".length()))
                        .put("gpu_link", "sxm")
                        .put("gpu_memory", machine.gpuMemoryGib())
                        .put("gpu_count", machine.gpuCount()));
        if (withAvailability) {
            node.set("availability", Json.object().put("status", "available"));
        }
        return node.put("updated_at", Json.time(now.get()));
    }

    private Reply zones() {
        return Reply.ok(
                Json.object()
                        .set(
                                "avzones",
                                Json.MAPPER.valueToTree(
                                        catalogue.machines().stream()
                                                .flatMap(machine -> machine.regions().stream())
                                                .distinct()
                                                .sorted()
                                                .toList())));
    }
}
