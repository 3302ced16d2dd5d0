package dev.slipway.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/**
 * Makes identifiers: a prefix, an underscore, and a UUIDv7 in Crockford's base32, so that ids of
 * one kind sort by time of birth. Safe for use by many threads.
 */
@ApplicationScoped
public class Ids {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 26;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id such as {@code ft_01k2...}: prefix, underscore and 26 digits. */
    public String next(String prefix) {
        return prefix + "_" + base32(clock.millis());
    }

    /** The moment that an id made now would carry. */
    public Instant now() {
        return clock.instant();
    }

    /** Characters nobody can guess, {@code [0-9a-z]} without i, l, o, u; five bits each. */
    public String token(int length) {
        char[] out = new char[length];
        for (int i = 0; i < length; i++) {
            out[i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        return new String(out);
    }

    /**
     * The random end of an id; short enough for a name at a provider, long enough not to collide.
     */
    public static String tail(String id) {
        return id.substring(Math.max(0, id.length() - 16));
    }

    private String base32(long millis) {
        byte[] rand = new byte[10];
        random.nextBytes(rand);
        long high = (millis << 16) | 0x7000L | ((rand[0] & 0x0FL) << 8) | (rand[1] & 0xFFL);
        long low = 0x80L | (rand[2] & 0x3FL);
        for (int i = 3; i < rand.length; i++) {
            low = (low << 8) | (rand[i] & 0xFFL);
        }
        char[] out = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            out[i] = DIGITS[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(out);
    }
}
