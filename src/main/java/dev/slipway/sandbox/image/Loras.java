package dev.slipway.sandbox.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.hub.Hub;
import dev.slipway.sandbox.web.ApiException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The LoRAs of a request: at most two, of models made for them, from the Hub or another host. */
public final class Loras {
    private static final String FIELD = "image_loras";
    private static final int MOST = 2;
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:https://(?:www\\.)?(?:huggingface|hf)\\.co/)?([\\w.-]+/[\\w.-]+)");
    private static final Pattern ELSEWHERE = Pattern.compile("https://[^/]+/.+");

    private final Optional<Hub> hub;

    public Loras(Optional<Hub> hub) {
        this.hub = hub;
    }

    /** What they add to the picture, as text; empty for none. */
    String checked(BaseModel model, JsonNode given) {
        if (given.isEmpty()) {
            return "";
        }
        if (!model.id().endsWith("-lora")) {
            throw ApiException.badField(FIELD, model.id() + " does not support LoRAs");
        }
        if (!given.isArray() || given.size() > MOST) {
            throw ApiException.badField(FIELD, FIELD + " must have at most " + MOST + " entries");
        }
        StringBuilder used = new StringBuilder();
        for (JsonNode lora : given) {
            if (!lora.path("path").isTextual() || !lora.path("scale").isNumber()) {
                throw ApiException.badField(FIELD, "path and scale are required");
            }
            reach(lora.get("path").asText());
            used.append(lora);
        }
        return used.toString();
    }

    /** A repository must be one that anybody may read. */
    private void reach(String path) {
        Matcher repository = REPOSITORY.matcher(path);
        if (!repository.matches()) {
            if (ELSEWHERE.matcher(path).matches()) {
                return;
            }
            throw ApiException.badField(FIELD, "path must be a repository or a URL: " + path);
        }
        if (hub.isEmpty()) {
            return;
        }
        try {
            hub.get().main(repository.group(1), Optional.empty());
        } catch (ApiException e) {
            throw ApiException.badField(
                    FIELD, "Could not download the LoRA " + path + ": HTTP " + e.status());
        }
    }
}
