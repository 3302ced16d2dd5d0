package dev.slipway.sandbox.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.hub.Hub;
import dev.slipway.sandbox.web.ApiException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The LoRAs of a request: at most two, of models made for them, from the Hub or another host. */
public final class Loras {
    private static final String FIELD = "image_loras";
    private static final int MOST = 2;
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:https://(?:www\\.)?(?:huggingface|hf)\\.co/)?([\\w.-]+/[\\w.-]+)");

    /** A file at a commit or branch; this Hub goes by any host, without TLS too. */
    private static final Pattern FILE =
            Pattern.compile(
                    "https?://[^/]+/([\\w.-]+/[\\w.-]+)/resolve/([^/?]+)/([^?]+)(?:\\?.*)?");

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
            String path = lora.get("path").asText();
            reach(path);
            used.append(path).append('*').append(lora.get("scale").asDouble()).append(' ');
        }
        return used.toString();
    }

    /** A repository or a file of one must be such that anybody may read it. */
    private void reach(String path) {
        Matcher repository = REPOSITORY.matcher(path);
        Matcher file = FILE.matcher(path);
        if (repository.matches()) {
            fetch(path, from -> from.main(repository.group(1), Optional.empty()));
        } else if (file.matches()) {
            fetch(path, from -> from.requireOpen(file.group(1), file.group(2), file.group(3)));
        } else if (!ELSEWHERE.matcher(path).matches()) {
            throw ApiException.badField(FIELD, "path must be a repository or a URL: " + path);
        }
    }

    private void fetch(String path, Consumer<Hub> read) {
        try {
            hub.ifPresent(read);
        } catch (ApiException e) {
            throw ApiException.badField(
                    FIELD, "Could not download the LoRA " + path + ": HTTP " + e.status());
        }
    }
}
