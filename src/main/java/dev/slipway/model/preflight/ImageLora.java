package dev.slipway.model.preflight;

import dev.slipway.provider.HubFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How LoRAs of image models look: by their file and by the names of their tensors. */
enum ImageLora {
    DIFFUSERS(
            "transformer\\.(single_)?transformer_blocks\\..*\\.lora_[AB]\\.weight|unet\\..*lora.*"),
    KOHYA("lora_(unet|te\\d?|transformer)_.*\\.(lora_(down|up)\\.weight|alpha)"),
    XLABS("(double|single)_blocks\\.\\d+\\.processor\\..*lora.*\\.weight"),
    PEFT_WITHOUT_PREFIX("diffusion_model\\..*lora_?(A|B|down|up).*");

    static final String DEFAULT_FILE = "pytorch_lora_weights.safetensors";

    private static final List<String> BY_THE_WAY = List.of("scheduler", "optimizer", "checkpoint");

    private final Pattern tensor;

    ImageLora(String tensor) {
        this.tensor = Pattern.compile(tensor);
    }

    /** Empty when no tensor looks like one of an image LoRA. */
    static Optional<ImageLora> of(Set<String> tensors) {
        for (ImageLora family : values()) {
            if (tensors.stream().anyMatch(name -> family.tensor.matcher(name).matches())) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** The file that would be loaded: the default one, else the only one that may be meant. */
    static Optional<HubFile> file(Subject subject) {
        Optional<HubFile> known = subject.file(DEFAULT_FILE);
        List<HubFile> candidates = candidates(subject);
        return known.isPresent() || candidates.size() != 1
                ? known
                : Optional.of(candidates.getFirst());
    }

    static List<HubFile> candidates(Subject subject) {
        return subject.rootFiles(".safetensors").stream()
                .filter(
                        file -> {
                            String name = file.path().toLowerCase(Locale.ROOT);
                            return BY_THE_WAY.stream().noneMatch(name::contains);
                        })
                .toList();
    }
}
