package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.Reply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Range: bytes=from-to}, {@code from-} and {@code -last}; other forms are answered whole.
 */
final class ByteRange {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");
    private static final String TYPE = "application/octet-stream";

    private ByteRange() {}

    static Reply.Content answer(Optional<String> header, HubFile file) {
        Matcher range = RANGE.matcher(header.orElse(""));
        boolean none = !range.matches() || (range.group(1) + range.group(2)).isEmpty();
        if (none) {
            return new Reply.Content(200, TYPE, file.size(), file::open, Map.of());
        }
        boolean suffix = range.group(1).isEmpty();
        long last = file.size() - 1;
        long from = suffix ? Math.max(0, file.size() - number(range, 2)) : number(range, 1);
        long to = suffix || range.group(2).isEmpty() ? last : Math.min(number(range, 2), last);
        if (from > to) {
            return new Reply.Content(
                    416,
                    TYPE,
                    0,
                    () -> new ByteArrayInputStream(new byte[0]),
                    Map.of("Content-Range", "bytes */" + file.size()));
        }
        return new Reply.Content(
                206,
                TYPE,
                to - from + 1,
                () -> {
                    InputStream in = file.open();
                    in.skipNBytes(from);
                    return in;
                },
                Map.of("Content-Range", "bytes " + from + "-" + to + "/" + file.size()));
    }

    private static long number(Matcher range, int group) {
        return Long.parseLong(range.group(group));
    }
}
