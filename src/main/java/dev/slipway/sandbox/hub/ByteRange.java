package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.Reply;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Range: bytes=from-to} over content in memory; other forms are answered whole. */
final class ByteRange {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-(\\d{0,12})");
    private static final String TYPE = "application/octet-stream";

    private ByteRange() {}

    static Reply.Whole answer(Optional<String> header, byte[] content) {
        Matcher range = RANGE.matcher(header.orElse(""));
        if (!range.matches()) {
            return Reply.bytes(TYPE, content);
        }
        long from = Long.parseLong(range.group(1));
        long last = content.length - 1L;
        long to = range.group(2).isEmpty() ? last : Math.min(Long.parseLong(range.group(2)), last);
        if (from > to) {
            return new Reply.Whole(
                    416, TYPE, new byte[0], Map.of("Content-Range", "bytes */" + content.length));
        }
        byte[] part = Arrays.copyOfRange(content, (int) from, (int) to + 1);
        String said = "bytes " + from + "-" + to + "/" + content.length;
        return new Reply.Whole(206, TYPE, part, Map.of("Content-Range", said));
    }
}
