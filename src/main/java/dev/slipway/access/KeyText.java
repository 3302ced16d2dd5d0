package dev.slipway.access;

import dev.slipway.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A key as a person holds it: {@code sk-slipway-<12 public>-<48 secret>}. The secret has 240 random
 * bits, so a plain SHA-256 of it is safe to keep. Never printed by {@code toString}.
 */
record KeyText(String publicId, String secret) {
    static final String PREFIX = "sk-slipway-";
    private static final int PUBLIC = 12;
    private static final int SECRET = 48;

    static KeyText random(Ids ids) {
        return new KeyText(ids.token(PUBLIC), ids.token(SECRET));
    }

    /** Empty for whatever is not shaped like a key. */
    static Optional<KeyText> parse(String text) {
        if (text == null
                || text.length() != PREFIX.length() + PUBLIC + 1 + SECRET
                || !text.startsWith(PREFIX)
                || text.charAt(PREFIX.length() + PUBLIC) != '-') {
            return Optional.empty();
        }
        String rest = text.substring(PREFIX.length());
        return Optional.of(new KeyText(rest.substring(0, PUBLIC), rest.substring(PUBLIC + 1)));
    }

    String text() {
        return PREFIX + publicId + "-" + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + publicId + "-***";
    }
}
