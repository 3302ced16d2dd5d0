package dev.slipway.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What is said: a text, or for vision models a list of text and image parts. */
final class ContentRules {
    private static final int MAX_IMAGES = 10;
    private static final Pattern IMAGE = Pattern.compile("data:image/(jpeg|png|webp);base64,");
    // 10 MB of image are a third more in base64.
    private static final int MAX_IMAGE_CHARS = 10 * 1024 * 1024 / 3 * 4 + 30;

    private final Problems problems;

    ContentRules(Problems problems) {
        this.problems = problems;
    }

    void ofMessage(JsonNode message, String role, String at) {
        int images = single(message.get("content"), at + ".content", role);
        if (images > 0 && message.path("weight").asInt(0) != 0) {
            problems.add(
                    at + ".weight", "A message with images is never trained on. Set weight to 0.");
        }
    }

    /** Checks one content and returns how many images it has. */
    int single(JsonNode content, String field, String role) {
        if (content.isTextual()) {
            return 0;
        }
        if (!content.isArray()) {
            problems.add(
                    field, "Must be a text, this is %s. Put it in quotes.", Json.kind(content));
            return 0;
        }
        int images = 0;
        for (int i = 0; i < content.size(); i++) {
            images += part(content.get(i), "%s[%d]".formatted(field, i), role);
        }
        return images;
    }

    private int part(JsonNode part, String at, String role) {
        String type = part.path("type").asText("");
        if (type.equals("text")) {
            if (!part.path("text").isTextual()) {
                problems.add(at + ".text", "A text part has its text here. Add it as a string.");
            }
            return 0;
        }
        if (!type.equals("image_url")) {
            problems.add(
                    at + ".type",
                    "The part is neither text nor image_url, the only kinds there are. Set its"
                            + " type.");
            return 0;
        }
        if (!role.equals("user")) {
            problems.add(at, "Only user messages may show images. Move or remove this one.");
        }
        image(part.path("image_url").path("url").asText(""), at + ".image_url.url");
        return 1;
    }

    private void image(String url, String at) {
        if (!IMAGE.matcher(url).lookingAt()) {
            problems.add(
                    at,
                    "Images are not fetched from elsewhere. Embed a JPEG, PNG or WebP as"
                            + " data:image/...;base64,...");
        } else if (url.length() > MAX_IMAGE_CHARS) {
            problems.add(at, "The image is larger than 10 MB, Together's limit. Scale it down.");
        }
    }

    /** One sample is text only or shows images, and not too many of them. */
    void consistent(JsonNode messages, String field) {
        int texts = 0;
        int lists = 0;
        int images = 0;
        for (JsonNode message : messages) {
            JsonNode content = message.path("content");
            texts += content.isTextual() ? 1 : 0;
            lists += content.isArray() ? 1 : 0;
            for (JsonNode part : content) {
                images += part.path("type").asText("").equals("image_url") ? 1 : 0;
            }
        }
        if (texts > 0 && lists > 0) {
            problems.add(
                    field,
                    "Plain texts and lists of parts are mixed, which Together refuses. Write all"
                            + " contents as lists.");
        } else if (lists > 0 && images == 0) {
            problems.add(field, "No part is an image. Write the contents as plain texts.");
        }
        if (images > MAX_IMAGES) {
            problems.add(
                    field,
                    "The sample has %d images, at most %d are accepted. Remove some.",
                    images,
                    MAX_IMAGES);
        }
    }
}
