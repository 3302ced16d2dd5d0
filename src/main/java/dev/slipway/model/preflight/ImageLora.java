package dev.slipway.model.preflight;

import dev.slipway.provider.HubFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How LoRAs of image models look: by their file and by the names of their tensors. */
enum ImageLora {
    DIFFUSERS(
            "transformer\\.(single_)?transformer_blocks\\..*\\.lora_[AB]\\.weight|unet\\..*lora.*"),
    KOHYA("lora_(unet|te\\d?)_.*\\.(lora_(down|up)\\.weight|alpha)"),
    /** Kohya's halves under the module names of diffusers. */
    MIXTURE("lora_transformer_.*\\.(lora_(down|up|A|B)\\.weight|alpha)"),
    XLABS("(double|single)_blocks\\.\\d+\\.processor\\..*lora.*\\.weight"),
    PEFT_WITHOUT_PREFIX("diffusion_model\\..*lora_?(A|B|down|up).*");

    static final String DEFAULT_FILE = "pytorch_lora_weights.safetensors";

    private static final List<String> BY_THE_WAY = List.of("scheduler", "optimizer", "checkpoint");

    private final Pattern tensor;

    ImageLora(String tensor) {
        this.tensor = Pattern.compile(tensor);
    }

    /** Empty when no tensor looks like one of an image LoRA. */
    static Optional<ImageLora> of(SafetensorsHeader header) {
        for (ImageLora family : values()) {
            if (header.tensors().stream()
                    .anyMatch(tensor -> family.tensor.matcher(tensor.name()).matches())) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /**
     * The file that would be loaded: the one named, else the default one, else the only one that
     * may be meant.
     *
     * @param named or null
     */
    static Optional<HubFile> file(Subject subject, String named) {
        if (named != null) {
            return subject.file(named);
        }
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
