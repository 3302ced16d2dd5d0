package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Full weights against their own configuration. */
final class ModelCheck {
    private static final String PREFIX = "model.layers.";
    private static final String WEIGHT = ".weight";
    private static final int MOST = 10;

    private ModelCheck() {}

    static List<Finding> of(JsonNode config, Tensors tensors) {
        Optional<Layers> layers = Layers.of(config);
        if (layers.isEmpty()) {
            return List.of(); // a family whose layers are not all alike
        }
        List<Finding> findings = new ArrayList<>();
        int count = layers.get().shape().layers();
        for (int i = 0; i < count; i++) {
            String layer = PREFIX + i + ".";
            if (tensors.byName().keySet().stream().noneMatch(name -> name.startsWith(layer))) {
                findings.add(mismatch("layer " + i + " of " + count + " is missing"));
            }
        }
        for (Map.Entry<String, Tensor> entry : tensors.byName().entrySet()) {
            if (entry.getKey().startsWith(PREFIX) && entry.getKey().endsWith(WEIGHT)) {
                String module =
                        entry.getKey().substring(0, entry.getKey().length() - WEIGHT.length());
                Layers.Place.of(module)
                        .flatMap(place -> layers.get().size(place.kind()))
                        .filter(
                                size ->
                                        !entry.getValue()
                                                .shape()
                                                .equals(List.of(size.out(), size.in())))
                        .ifPresent(
                                size ->
                                        findings.add(
                                                mismatch(
                                                        "%s is %s, expected [%d, %d]"
                                                                .formatted(
                                                                        entry.getKey(),
                                                                        entry.getValue().shape(),
                                                                        size.out(),
                                                                        size.in()))));
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Finding mismatch(String what) {
        return Finding.of(Finding.CONFIG, "The weights do not match config.json: " + what);
    }
}
