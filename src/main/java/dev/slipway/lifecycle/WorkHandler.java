package dev.slipway.lifecycle;

import java.time.Duration;

/**
 * Works on items of one kind. Level-triggered: it looks at the record and the world and does what
 * is due, so running it twice on the same facts does nothing the second time.
 */
public interface WorkHandler {

    String kind();

    /**
     * Observes, decides and acts, outside of any transaction.
     *
     * @throws dev.slipway.provider.ProviderException retried with back-off when retryable
     */
    Settlement work(Claim claim);

    /**
     * How long one run of it may take when that is more than {@link EngineConfig#longestWork}: a
     * run that takes longer counts as failed, and another worker takes the item.
     */
    default Duration longest() {
        return Duration.ZERO;
    }

    /** Whose slots it takes. */
    default Lane lane() {
        return Lane.of(kind());
    }

    /** Work of one lane never waits for slots that another's holds, nor behind its backlog. */
    enum Lane {
        /** What may wait for the provider for as long as a call may take. */
        PROVIDER,
        /** What tells subscribers: also while the provider is away. */
        NEWS;

        private static final String NEWS_KINDS = "webhook";

        /**
         * The lane of a kind of work. The same rule is in the schema (V026): each lane has its own
         * stretch of the index of what is due.
         */
        static Lane of(String kind) {
            return kind.startsWith(NEWS_KINDS) ? NEWS : PROVIDER;
        }
    }
}
