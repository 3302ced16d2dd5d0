package dev.slipway.provider.huggingface;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps who a token is: the Hub answers that question only so often. Keys are digests. */
final class Identities {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 1000;

    private final Cache<String, HubIdentity> known;

    Identities(Clock clock) {
        this.known =
                Caffeine.newBuilder()
                        .expireAfterWrite(KEPT)
                        .maximumSize(MOST)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .build();
    }

    /** A failure is not kept. */
    HubIdentity of(HubToken token, Supplier<HubIdentity> ask) {
        String key = digest(token);
        HubIdentity kept = known.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        HubIdentity asked = ask.get();
        known.put(key, asked);
        return asked;
    }

    private static String digest(HubToken token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = token.value().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
