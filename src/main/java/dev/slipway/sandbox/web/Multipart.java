package dev.slipway.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body, taken apart in memory.
 *
 * @param parts by name
 */
public record Multipart(Map<String, Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** One part; {@code filename} is null for plain fields. */
    public record Part(String filename, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(parts.get(name)).map(Part::text);
    }

    /** Reads the body of {@code call}, or throws a 400. */
    public static Multipart of(Call call) {
        Matcher matcher = BOUNDARY.matcher(call.header("content-type").orElse(""));
        if (!matcher.find()) {
            throw ApiException.badRequest("The request must be multipart/form-data");
        }
        // One char per byte, so that text positions are byte positions.
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        String delimiter = "--" + matcher.group(1);
        Map<String, Part> parts = new HashMap<>();
        int start = body.indexOf(delimiter);
        while (start >= 0) {
            int begin = start + delimiter.length();
            int end = body.indexOf("\r\n" + delimiter, begin);
            if (end < 0) {
                break;
            }
            add(parts, body.substring(begin, end));
            start = end + 2;
        }
        return new Multipart(parts);
    }

    private static void add(Map<String, Part> parts, String part) {
        int headEnd = part.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            throw ApiException.badRequest("The multipart body is broken");
        }
        String head = utf8(part.substring(0, headEnd));
        Matcher name = NAME.matcher(head);
        if (name.find()) {
            Matcher filename = FILENAME.matcher(head);
            byte[] bytes = part.substring(headEnd + 4).getBytes(StandardCharsets.ISO_8859_1);
            parts.put(name.group(1), new Part(filename.find() ? filename.group(1) : null, bytes));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
