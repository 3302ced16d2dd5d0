package dev.slipway.webhook;

import dev.slipway.lifecycle.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Sends a batch to one endpoint: several records' events side by side, those of one record one
 * after the other. Starts nothing more once the endpoint fails or the time for its turn is over.
 */
@ApplicationScoped
class Round {
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final int ENOUGH_FAILURES = 3;

    private final Attempt attempt;
    private final Sender sender;
    private final WebhookConfig config;

    Round(Attempt attempt, Sender sender, WebhookConfig config) {
        this.attempt = attempt;
        this.sender = sender;
        this.config = config;
    }

    /** Waits for all that it started. */
    RoundResult run(Claim claim, Webhook to, List<Delivery> batch) {
        Run run = new Run(claim, to, System.nanoTime() + TURN.toNanos());
        Map<String, List<Delivery>> bySubject =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Delivery::subject,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        try (ExecutorService threads =
                Executors.newFixedThreadPool(config.concurrency(), Thread.ofVirtual().factory())) {
            List<Future<?>> started = new ArrayList<>();
            bySubject
                    .values()
                    .forEach(line -> started.add(threads.submit(() -> line.forEach(run::one))));
            started.forEach(Round::join);
        }
        return run.soFar();
    }

    private static void join(Future<?> line) {
        try {
            line.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending", e);
        }
    }

    /** The state that the lines share. */
    private final class Run {
        private final Claim claim;
        private final Webhook to;
        private final long untilNanos;
        private RoundResult result = RoundResult.NOTHING;

        Run(Claim claim, Webhook to, long untilNanos) {
            this.claim = claim;
            this.to = to;
            this.untilNanos = untilNanos;
        }

        void one(Delivery delivery) {
            if (mayStart()) {
                add(attempt.make(claim, to, delivery, sender));
            }
        }

        private synchronized boolean mayStart() {
            return !result.gone()
                    && result.failed() < ENOUGH_FAILURES
                    && untilNanos - System.nanoTime() > 0;
        }

        private synchronized void add(Answer answer) {
            result = result.plus(answer);
        }

        synchronized RoundResult soFar() {
            return result;
        }
    }
}
