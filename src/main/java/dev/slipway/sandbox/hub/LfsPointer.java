package dev.slipway.sandbox.hub;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small text that git holds in place of a large file. */
record LfsPointer(String sha256, long size) {
    /** Longer texts are no pointers, says the specification. */
    static final int LONGEST = 1024;

    private static final String VERSION = "version https://git-lfs.github.com/spec/v1\n";
    private static final Pattern FIELDS =
            Pattern.compile("oid sha256:([0-9a-f]{64})\nsize ([0-9]{1,15})\n");

    static Optional<LfsPointer> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher fields = FIELDS.matcher(text);
        return text.startsWith(VERSION) && fields.find()
                ? Optional.of(new LfsPointer(fields.group(1), Long.parseLong(fields.group(2))))
                : Optional.empty();
    }

    byte[] text() {
        return (VERSION + "oid sha256:" + sha256 + "\nsize " + size + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
