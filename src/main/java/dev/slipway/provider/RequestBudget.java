package dev.slipway.provider;

import java.time.Duration;
import java.util.Optional;

/** How many requests may be sent with one key, counted over all replicas. */
public interface RequestBudget {

    /**
     * Takes one request out of an allowance. Never waits.
     *
     * @return empty: it may be sent now; else how long to wait before asking again
     */
    Optional<Duration> take(Allowance allowance);

    /**
     * The provider has turned a request away: nobody sends under this allowance for so long.
     * Remembered at once here, and by the other replicas with the next {@link #take}. Does not
     * block.
     */
    void pause(Allowance allowance, Duration wait);

    /**
     * A key used for one purpose; purposes do not take from each other.
     *
     * @param key fingerprint of the key, never the key
     * @param purpose such as {@code training}
     * @param perMinute requests a minute, over all replicas; at least 1
     * @param burst most requests at once after a quiet time; at least 1
     */
    record Allowance(String key, String purpose, int perMinute, int burst) {}
}
