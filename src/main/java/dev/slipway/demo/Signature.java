package dev.slipway.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body. */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final long TOLERANCE_SECONDS = 300;

    private final byte[] key;

    /**
     * @param secret {@code whsec_...}, as it was shown when the webhook was made
     */
    Signature(String secret) {
        String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        this.key = Base64.getDecoder().decode(encoded);
    }

    /** False for a missing, wrong or old signature. */
    boolean verify(String id, String timestamp, byte[] body, String signatures) {
        if (timestamp == null || signatures == null || old(timestamp)) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body);
        return Arrays.stream(signatures.split(" "))
                .filter(signature -> signature.startsWith("v1,"))
                .map(signature -> signature.substring(3).getBytes(StandardCharsets.UTF_8))
                .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
    }

    private static boolean old(String timestamp) {
        try {
            long age = Clock.systemUTC().instant().getEpochSecond() - Long.parseLong(timestamp);
            return Math.abs(age) > TOLERANCE_SECONDS;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
