package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenAI's {@code "size": "1024x768"} in the provider's {@code width} and {@code height}. */
final class ImageSize {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

    private ImageSize() {}

    /**
     * Replaces {@code size} in place; a width or height that is given apart stays. {@code auto}
     * leaves the size to the provider.
     *
     * @throws GatewayException INVALID_REQUEST for any other word
     */
    static void translate(ObjectNode body) {
        JsonNode size = body.remove("size");
        if (Json.absent(size) || "auto".equals(size.textValue())) {
            return;
        }
        Matcher parts = SIZE.matcher(size.asText());
        if (!parts.matches()) {
            throw new GatewayException(
                    GatewayError.field(
                            "size", "`size` is width x height in pixels, such as 1024x1024."));
        }
        putIfAbsent(body, "width", parts.group(1));
        putIfAbsent(body, "height", parts.group(2));
    }

    private static void putIfAbsent(ObjectNode body, String field, String pixels) {
        if (Json.absent(body.get(field))) {
            body.put(field, Integer.parseInt(pixels));
        }
    }
}
