package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.catalog.BaseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A LoRA against its configuration and the base that it was declared for. */
final class AdapterCheck {
    private static final Pattern KEY = Pattern.compile("(.+)\\.lora_([AB])\\.weight");
    private static final int MOST = 10;

    private final JsonNode config;
    private final Tensors tensors;
    private final BaseModel base;
    private final List<Finding> findings = new ArrayList<>();

    private AdapterCheck(JsonNode config, Tensors tensors, BaseModel base) {
        this.config = config;
        this.tensors = tensors;
        this.base = base;
    }

    static List<Finding> of(JsonNode config, Tensors tensors, BaseModel base, Families families) {
        AdapterCheck check = new AdapterCheck(config, tensors, base);
        check.configuration();
        String named = config.path("base_model_name_or_path").asText("");
        if (families.another(named, base)) {
            check.wrongBase("adapter_config.json names the base model " + named);
        }
        check.tensors();
        return check.findings.stream().limit(MOST).toList();
    }

    private void configuration() {
        if (!config.path("peft_type").asText().equals("LORA")) {
            add("peft_type must be LORA, not " + config.path("peft_type").asText("missing"));
        }
        if (config.path("r").asInt() <= 0) {
            add("r must be greater than 0");
        }
        if (config.path("use_dora").asBoolean()) {
            add("use_dora is not supported");
        }
        if (!config.path("modules_to_save").isEmpty()) {
            add("modules_to_save is not supported");
        }
    }

    private void add(String message) {
        findings.add(Finding.of(Finding.ADAPTER_CONFIG, message));
    }

    private void wrongBase(String what) {
        findings.add(
                Finding.of(
                        Finding.ADAPTER_BASE,
                        "The adapter is not compatible with the base model %s: %s"
                                .formatted(base.id(), what)));
    }

    private void tensors() {
        int pairs = 0;
        for (Tensor tensor : tensors.byName().values()) {
            Matcher key = KEY.matcher(tensor.name());
            if (!key.matches()) {
                add("unsupported layer type: " + tensor.name());
            } else if (key.group(2).equals("A")) {
                pairs++;
                pair(key.group(1), tensor);
            } else if (!tensors.byName().containsKey(key.group(1) + ".lora_A.weight")) {
                add(key.group(1) + " has a lora_B and no lora_A");
            }
        }
        if (pairs == 0) {
            add("adapter_model.safetensors holds no lora_A and lora_B");
        }
    }

    private void pair(String module, Tensor a) {
        Tensor b = tensors.byName().get(module + ".lora_B.weight");
        if (b == null || a.shape().size() != 2 || b.shape().size() != 2) {
            add(module + " has no matching pair of lora_A and lora_B");
            return;
        }
        long rank = config.path("r").asLong();
        boolean ownRanks = !config.path("rank_pattern").isEmpty();
        if (!a.shape().get(0).equals(b.shape().get(1)) || (!ownRanks && a.shape().get(0) != rank)) {
            add(
                    "%s has rank %d, adapter_config.json says %d"
                            .formatted(module, a.shape().get(0), rank));
        }
        if (base.shape() != null) {
            fits(module, a.shape().get(1), b.shape().get(0));
        }
    }

    private void fits(String module, long in, long out) {
        Layers layers = new Layers(base.shape());
        Optional<Layers.Place> place = Layers.Place.of(module);
        Optional<Layers.Size> size = place.flatMap(p -> layers.size(p.kind()));
        if (size.isEmpty()) {
            add("unsupported layer type: " + module);
        } else if (place.get().layer() >= base.shape().layers()) {
            wrongBase("%s is beyond its %d layers".formatted(module, base.shape().layers()));
        } else if (size.get().in() != in || size.get().out() != out) {
            wrongBase(
                    "%s is %d x %d, there it is %d x %d"
                            .formatted(module, in, out, size.get().in(), size.get().out()));
        }
    }
}
