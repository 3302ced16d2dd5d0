package dev.slipway.sandbox.catalog;

import dev.slipway.sandbox.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All that is on offer. */
public record Catalogue(List<BaseModel> models, List<Machine> machines) {

    public static Catalogue load() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
            return Json.MAPPER.readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue.json is damaged", e);
        }
    }

    /** By catalogue name. */
    public Optional<BaseModel> byName(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** By {@code ml_...}. */
    public Optional<BaseModel> byModelId(String modelId) {
        return models.stream().filter(model -> model.modelId().equals(modelId)).findFirst();
    }

    /** The first of that architecture that can be deployed. */
    public Optional<BaseModel> byArchitecture(String architecture) {
        return models.stream()
                .filter(model -> model.architecture().equals(architecture))
                .filter(model -> !model.machines().isEmpty())
                .findFirst();
    }

    public Machine machine(String id) {
        return machines.stream()
                .filter(machine -> machine.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such machine: " + id));
    }
}
