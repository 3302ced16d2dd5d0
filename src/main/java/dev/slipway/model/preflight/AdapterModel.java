package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.preflight.Headers.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of a LoRA adapter as peft saves it. */
final class AdapterModel {
    static final String CONFIG = "adapter_config.json";
    static final String WEIGHTS = "adapter_model.safetensors";

    private final Subject subject;
    private final Headers headers;

    AdapterModel(Subject subject, Headers headers) {
        this.subject = subject;
        this.headers = headers;
    }

    /**
     * @param asked the base that it is to run on, or null
     */
    Finding inspect(String asked) {
        List<Check> checks = new ArrayList<>(files());
        List<Read> weights = headers.whole(subject.file(WEIGHTS).stream().toList());
        SafetensorsHeader header = weights.stream().findFirst().map(Read::header).orElse(null);
        AdapterConfig config = null;
        if (subject.has(CONFIG)) {
            List<AdapterConfig> parsed = new ArrayList<>();
            checks.addAll(
                    subject.attempt(
                            Rule.ADAPTER,
                            () -> {
                                JsonNode node = JsonFiles.object(subject, CONFIG);
                                parsed.add(AdapterConfig.of(node));
                                return AdapterRules.check(parsed.getFirst(), header);
                            }));
            config = parsed.isEmpty() ? null : parsed.getFirst();
        }
        if (!weights.isEmpty()) {
            checks.addAll(Weights.check(subject, weights));
        }
        String declared = config == null ? null : config.baseModel();
        BaseOnHub base = BaseOnHub.find(subject, onHub(asked, declared));
        checks.add(
                header == null
                        ? Rule.SHAPES.skipped("There are no weights that could be looked at.")
                        : AdapterShapes.check(base, header));
        Sizes sizes = Sizes.of(weights).on(base.parameters());
        return new Finding(checks, sizes, declared, base.personal());
    }

    // The one asked for may be spelled as in the provider's catalogue, which the Hub does not know.
    private static String onHub(String asked, String declared) {
        String named = BaseNames.onHub(declared);
        boolean other = asked != null && (named == null || !BaseNames.same(asked, named));
        return other ? BaseNames.onHub(asked) : named;
    }

    private List<Check> files() {
        List<Check> checks = new ArrayList<>();
        if (!subject.has(CONFIG)) {
            checks.add(
                    subject.missing(
                            Rule.FILES,
                            "CONFIG_MISSING",
                            CONFIG + " is not at the root of the repository." + inFolder(),
                            "Put the files of the adapter at the root of the repository."));
        }
        if (!subject.has(WEIGHTS)) {
            checks.add(
                    pickles()
                            .orElseGet(
                                    () ->
                                            subject.missing(
                                                    Rule.FILES,
                                                    "WEIGHTS_MISSING",
                                                    WEIGHTS
                                                            + " is not at the root of the"
                                                            + " repository."
                                                            + inFolder(),
                                                    "Upload the folder that save_pretrained"
                                                            + " wrote, its files at the root.")));
        }
        return checks.isEmpty()
                ? List.of(Rule.FILES.ok("The files of an adapter are there."))
                : checks;
    }

    private String inFolder() {
        return subject.files().stream()
                .map(file -> file.path())
                .filter(path -> path.endsWith("/" + CONFIG) || path.endsWith("/" + WEIGHTS))
                .findFirst()
                .map(path -> " There is " + path + ".")
                .orElse("");
    }

    private Optional<Check> pickles() {
        return Pickles.only(
                subject,
                "Convert them: PeftModel.from_pretrained(base, \"%s\").save_pretrained(\"out\", safe_serialization=True), and upload the folder."
                        .formatted(subject.at().repository()));
    }
}
