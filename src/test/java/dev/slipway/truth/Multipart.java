package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.truth.Exchange.Body;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of parts, read as an object: each part is a string property. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)name=\"([^\"]*)\"");

    private Multipart() {}

    static JsonNode fields(Body body) {
        Matcher boundary = BOUNDARY.matcher(body.type());
        if (!boundary.find()) {
            throw new IllegalArgumentException("a form without a boundary: " + body.type());
        }
        ObjectNode fields = Exchange.JSON.createObjectNode();
        for (String part : body.text().split(Pattern.quote("--" + boundary.group(1)))) {
            String[] headAndText = part.split("\r\n\r\n", 2);
            Matcher name = NAME.matcher(headAndText[0]);
            if (headAndText.length == 2 && name.find()) {
                fields.put(name.group(1), headAndText[1].replaceFirst("\r\n$", ""));
            }
        }
        return fields;
    }
}
