package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at everything that can be known without loading a model. */
public final class Inspection {
    public static final String ADAPTER = "adapter";
    private static final String ADAPTER_CONFIG = "adapter_config.json";
    private static final String CONFIG = "config.json";
    private static final int LARGEST_CONFIG = 5_000_000;
    private static final Pattern PICKLE = Pattern.compile("[^/]+\\.(bin|pt|pth|ckpt|pkl)");

    private final Catalogue catalogue;

    public Inspection(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param type {@code model} or {@code adapter}
     * @param base declared for it; null for none, then any architecture will do
     * @throws BadWeights when the files cannot be read as what they claim to be
     */
    public Report inspect(WeightsFolder folder, String type, BaseModel base) throws IOException {
        Tensors tensors = Tensors.of(folder);
        List<Finding> findings = new ArrayList<>();
        if (tensors.isEmpty()) {
            findings.add(Finding.of(Finding.FORMAT, noWeights(folder)));
        }
        if (type.equals(ADAPTER)) {
            findings.addAll(adapter(folder, tensors, base));
            return new Report(null, List.copyOf(findings), tensors.parameters(), true);
        }
        JsonNode config = json(folder, CONFIG);
        findings.addAll(model(folder, config, tensors, base));
        return new Report(
                config.path("architectures").path(0).asText(null),
                List.copyOf(findings),
                tensors.parameters(),
                folder.has("chat_template.jinja")
                        || json(folder, "tokenizer_config.json").hasNonNull("chat_template"));
    }

    private static String noWeights(WeightsFolder folder) {
        return folder.files().stream()
                .map(WeightsFolder.Entry::path)
                .filter(path -> PICKLE.matcher(path).matches())
                .findFirst()
                .map(
                        path ->
                                "Weights must be in safetensors format; found only pickle files such"
                                        + " as "
                                        + path)
                .orElse("No .safetensors file at the root");
    }

    private List<Finding> adapter(WeightsFolder folder, Tensors tensors, BaseModel base)
            throws IOException {
        JsonNode config = json(folder, ADAPTER_CONFIG);
        if (!config.isObject()) {
            return List.of(
                    Finding.of(
                            Finding.ADAPTER_CONFIG,
                            "adapter_config.json is missing or not valid JSON"));
        }
        return tensors.isEmpty()
                ? List.of()
                : AdapterCheck.of(config, tensors, base, new Families(catalogue));
    }

    private List<Finding> model(
            WeightsFolder folder, JsonNode config, Tensors tensors, BaseModel base) {
        String architecture = config.path("architectures").path(0).asText("");
        if (architecture.isEmpty()) {
            String why =
                    folder.has(ADAPTER_CONFIG)
                            ? "this is an adapter, uploaded as a model"
                            : "config.json is missing at the root, not valid, or names no architecture";
            return List.of(Finding.of(Finding.CONFIG, why));
        }
        if (base != null && !architecture.equals(base.architecture())) {
            return List.of(
                    Finding.of(
                            Finding.ARCHITECTURE,
                            "Architecture %s does not match the base model %s, which is %s"
                                    .formatted(architecture, base.id(), base.architecture())));
        }
        return tensors.isEmpty() ? List.of() : ModelCheck.of(config, tensors);
    }

    /** A missing node when the file is missing or no JSON. */
    private static JsonNode json(WeightsFolder folder, String path) throws IOException {
        try {
            var file = folder.find(path);
            return file.isEmpty()
                    ? Json.MAPPER.missingNode()
                    : Json.MAPPER.readTree(folder.read(file.get(), LARGEST_CONFIG));
        } catch (JsonProcessingException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
