package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** {@code GET /v1/models}: a bare array, and being in it does not mean being callable. */
public final class ModelList {
    /** Some of the real ones have it; entries of the real list may also be created at 0. */
    private static final long CREATED = 0;

    private static final String LORA = "-Lora";

    private final Catalogue catalogue;

    public ModelList(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void register(Routes routes) {
        routes.get(
                "/v1/models",
                call -> {
                    boolean dedicated = call.query("dedicated").filter("true"::equals).isPresent();
                    return Reply.ok(
                            Json.array(
                                    dedicated
                                            ? dedicated().toList()
                                            : catalogue.models().stream()
                                                    .map(ModelList::json)
                                                    .toList()));
                });
    }

    /** What can be deployed, and the pools for adapters to it. */
    private Stream<ObjectNode> dedicated() {
        return catalogue.models().stream()
                .filter(model -> !model.machines().isEmpty())
                .flatMap(
                        model ->
                                model.tunable()
                                        ? Stream.of(
                                                json(model),
                                                json(model).put("id", model.id() + LORA))
                                        : Stream.of(json(model)));
    }

    private static ObjectNode json(BaseModel model) {
        ObjectNode node =
                Json.object()
                        .put("id", model.id())
                        .put("object", "model")
                        .put("created", CREATED)
                        .put("type", model.type())
                        .put("display_name", model.displayName())
                        .put("organization", model.organization())
                        .put("license", model.license())
                        .put("context_length", model.contextLength());
        node.set(
                "pricing",
                Json.object()
                        .put("hourly", 0)
                        .put("input", model.prices().input())
                        .put("output", model.prices().output())
                        .put("base", 0)
                        .put("finetune", orZero(model.prices().finetune())));
        return node;
    }

    private static BigDecimal orZero(BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }
}
