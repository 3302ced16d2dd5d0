package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Which file of a repository is the image LoRA. */
public final class ImageLoraFile {
    private static final String MEASURED = "file";

    private ImageLoraFile() {}

    static Check found(String path) {
        return Rule.FILES
                .ok(path + " is the file that will be used.")
                .measuring(Map.of(MEASURED, path));
    }

    /** Path inside the repository, as the preflight found it; empty when it found none. */
    public static Optional<String> of(PreflightReport report) {
        return report.checks().stream()
                .filter(check -> check.id().equals(Rule.FILES.id()) && check.measured() != null)
                .map(check -> check.measured().path(MEASURED))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
