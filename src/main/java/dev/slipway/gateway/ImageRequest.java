package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.routing.Route;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A request for images in OpenAI's words, and how the provider is told. */
final class ImageRequest implements ModelRequest {
    static final String LORAS = "image_loras";
    private static final int MOST_LORAS = 2;

    /** Most authors of LoRAs recommend it, says Together. */
    private static final int SCALE = 1;

    /** OpenAI's own; the provider has nothing like them. */
    private static final List<String> IGNORED =
            List.of(
                    "quality",
                    "style",
                    "background",
                    "moderation",
                    "output_compression",
                    "partial_images",
                    "stream",
                    "user");

    private final ObjectNode body;
    private final String model;
    private final String prompt;
    private final String endUser;

    private ImageRequest(ObjectNode body, String model, String prompt, String endUser) {
        this.body = body;
        this.model = model;
        this.prompt = prompt;
        this.endUser = endUser;
    }

    /**
     * @throws GatewayException INVALID_REQUEST, naming the field where there is one
     */
    static ImageRequest parse(Buffer bytes) {
        ObjectNode body = RequestBody.object(bytes);
        String model = RequestBody.model(body);
        String prompt = Json.text(body, "prompt");
        if (prompt == null) {
            throw field("prompt", "`prompt` is required: what the image shows.");
        }
        if (body.path("stream").asBoolean(false)) {
            throw field("stream", "Images are not streamed; leave `stream` out.");
        }
        if (!Json.absent(body.get(LORAS)) && !body.get(LORAS).isArray()) {
            throw field(LORAS, "`image_loras` must be an array of {path, scale}.");
        }
        String user = Json.text(body, "user");
        ImageSize.translate(body);
        format(body);
        body.remove(IGNORED);
        return new ImageRequest(body, model, prompt, user);
    }

    private static void format(ObjectNode body) {
        JsonNode asked = body.get("response_format");
        if (Json.absent(asked)) {
            body.remove("response_format");
            return;
        }
        switch (asked.asText()) {
            case "url" -> {}
            case "b64_json", "base64" -> body.put("response_format", "base64");
            default -> throw field("response_format", "`response_format` is url or b64_json.");
        }
    }

    @Override
    public Output output() {
        return Output.IMAGES;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String endUser() {
        return endUser;
    }

    @Override
    public boolean stream() {
        return false;
    }

    @Override
    public Buffer to(Candidate candidate) {
        ObjectNode told = body.deepCopy();
        told.put("model", candidate.inferenceName());
        if (candidate.imageLora() != null) {
            name(candidate.imageLora(), told);
        }
        return Json.write(told);
    }

    private void name(Route.ImageLora lora, ObjectNode told) {
        ArrayNode loras = told.arrayNode();
        loras.addObject().put("path", lora.path()).put("scale", SCALE);
        if (told.get(LORAS) instanceof ArrayNode theirs) {
            loras.addAll(theirs);
        }
        if (loras.size() > MOST_LORAS) {
            throw field(
                    LORAS,
                    "An image takes at most %d LoRAs, and the model `%s` is one of them."
                            .formatted(MOST_LORAS, model));
        }
        told.set(LORAS, loras);
        told.put("prompt", TriggerWord.in(prompt, lora.triggerWord()));
    }

    private static GatewayException field(String name, String message) {
        return new GatewayException(GatewayError.field(name, message));
    }
}
