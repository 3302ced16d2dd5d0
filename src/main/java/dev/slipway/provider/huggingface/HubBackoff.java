package dev.slipway.provider.huggingface;

import dev.slipway.provider.ProviderException;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Waits as long as the Hub asked, else twice as long each time, with jitter. */
public class HubBackoff implements CustomBackoffStrategy {
    /** Longer waits are left to whoever called: they would hold a thread and a lease. */
    static final Duration LONGEST = Duration.ofSeconds(8);

    private long next;

    @Override
    public void init(long firstDelayInMillis) {
        next = Math.max(1, firstDelayInMillis);
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long own = next / 2 + ThreadLocalRandom.current().nextLong(next / 2 + 1);
        next = Math.min(next * 2, LONGEST.toMillis());
        Optional<Duration> asked =
                failure instanceof ProviderException known ? known.retryAfter() : Optional.empty();
        return asked.map(Duration::toMillis).orElse(own);
    }
}
