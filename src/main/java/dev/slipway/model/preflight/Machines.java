package dev.slipway.model.preflight;

import dev.slipway.provider.Hardware;
import dev.slipway.provider.ModelCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Machines and prices for an estimate: ten minutes old, or none when the provider is silent. */
@ApplicationScoped
class Machines {
    private static final Logger LOG = Logger.getLogger(Machines.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** A hint is not worth a longer wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ModelCatalog provider;
    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.MIN, List.of());

    private record Seen(Instant at, List<Hardware> machines) {}

    Machines(ModelCatalog provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    List<Hardware> offered() {
        Seen last = seen;
        if (last.at.isBefore(clock.instant().minus(FRESH))) {
            last = new Seen(clock.instant(), ask());
            // Silence is remembered, too: no preflight shall wait for the same time-out again.
            seen = last;
        }
        return last.machines;
    }

    private List<Hardware> ask() {
        FutureTask<List<Hardware>> asking = new FutureTask<>(provider::hardware);
        Thread.ofVirtual().name("machines").start(asking);
        try {
            return asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            asking.cancel(true);
            LOG.debugf("No prices for an estimate: %s", silent);
            return List.of();
        } catch (InterruptedException stopped) {
            asking.cancel(true);
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
