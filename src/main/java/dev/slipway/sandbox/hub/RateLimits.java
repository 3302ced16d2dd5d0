package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fixed windows of five minutes by the sandbox's clock, one for each caller and bucket, with the
 * Hub's numbers for nobody and for a free account.
 */
final class RateLimits {
    private static final long WINDOW = Duration.ofMinutes(5).toSeconds();

    private final Supplier<Instant> now;
    private final Map<String, Window> windows = new HashMap<>();

    enum Bucket {
        API("api", 500, 1_000),
        RESOLVERS("resolvers", 3_000, 5_000);

        private final String word;
        private final int anonymous;
        private final int known;

        Bucket(String word, int anonymous, int known) {
            this.word = word;
            this.anonymous = anonymous;
            this.known = known;
        }
    }

    private record Window(long number, int used) {}

    RateLimits(Supplier<Instant> now) {
        this.now = now;
    }

    /** Counts a call and gives the headers of its answer. */
    synchronized Map<String, String> count(Bucket bucket, Optional<String> token) {
        long second = now.get().getEpochSecond();
        String key = bucket + ":" + token.orElse("");
        Window before = windows.get(key);
        long number = second / WINDOW;
        int used = before == null || before.number != number ? 1 : before.used + 1;
        windows.put(key, new Window(number, used));
        int quota = token.isEmpty() ? bucket.anonymous : bucket.known;
        long reset = (number + 1) * WINDOW - second;
        Map<String, String> headers =
                Map.of(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d".formatted(bucket.word, Math.max(0, quota - used), reset),
                        "RateLimit-Policy",
                        "\"fixed window\";\"%s\";q=%d;w=%d".formatted(bucket.word, quota, WINDOW));
        if (used > quota) {
            Map<String, String> refused = new HashMap<>(headers);
            refused.put("Retry-After", String.valueOf(reset));
            String why = "We had to rate limit you, you hit the quota of %d requests per 5 minutes";
            throw ApiException.hub(429, "", why.formatted(quota), refused);
        }
        return headers;
    }
}
