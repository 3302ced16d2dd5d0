package dev.slipway.model.weights;

import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.SupportedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the provider's image models an image LoRA is named to, whoever's name it came under. */
@ApplicationScoped
class ImageBases {
    /** Together's documentation of {@code image_loras}: these and no others take any. */
    private static final Set<String> TAKE_LORAS = Set.of("flux.1-dev", "flux.2-dev");

    /** Together has listed a form of FLUX.1-dev for LoRAs beside the plain one, named so. */
    private static final String FORM = "-lora";

    private final ModelCatalog catalog;

    ImageBases(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param model what the provider calls the base; null when it is refused
     * @param refusal why the LoRA cannot be served; null when it can
     */
    record Answer(String model, String refusal) {}

    /**
     * @param name of the base at the Hub or at the provider; null when nobody says it
     * @throws dev.slipway.provider.ProviderException when the provider cannot be asked
     */
    Answer find(String name) {
        if (name == null) {
            return refused(
                    "BASE_UNKNOWN: neither the request nor the repository says which base model the"
                            + " image LoRA belongs to. Register it with baseModel.");
        }
        if (!TAKE_LORAS.contains(family(name))) {
            return refused("BASE_NOT_SERVABLE: the provider takes no LoRAs to %s.".formatted(name));
        }
        return best(family(name))
                .map(found -> new Answer(found, null))
                .orElseGet(
                        () ->
                                refused(
                                        "BASE_NOT_SERVABLE: the provider does not list %s now."
                                                .formatted(name)));
    }

    /** One that it is known to serve, then the form that is made for LoRAs, then the plain one. */
    private Optional<String> best(String family) {
        List<SupportedModel> supported = catalog.supportedModels();
        Set<String> serverless =
                supported.stream()
                        .filter(model -> model.products().contains("PRODUCT_SERVERLESS"))
                        .map(SupportedModel::name)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        catalog.listedModels().stream().map(ListedModel::id),
                        supported.stream().map(SupportedModel::name))
                .filter(name -> name != null && family(name).equals(family))
                .min(
                        Comparator.comparing((String name) -> !serverless.contains(name))
                                .thenComparing(name -> !lower(name).endsWith(FORM))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static Answer refused(String why) {
        return new Answer(
                null,
                why
                        + " Together serves image LoRAs to black-forest-labs/FLUX.1-dev and"
                        + " black-forest-labs/FLUX.2-dev.");
    }

    /** The bare name: owners differ between the Hub, its mirrors and the provider. */
    private static String family(String name) {
        String bare = lower(name.substring(name.lastIndexOf('/') + 1));
        return bare.endsWith(FORM) ? bare.substring(0, bare.length() - FORM.length()) : bare;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
