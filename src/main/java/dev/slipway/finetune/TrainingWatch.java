package dev.slipway.finetune;

import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at running jobs in bulk: one list for all of them per round, one caller at a time. Only a
 * job that ended is asked for alone, since the list leaves out what it made.
 */
@ApplicationScoped
class TrainingWatch {
    static final Comparator<TrainingJob> BORN =
            Comparator.comparing(
                    TrainingJob::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final TrainingHost host;
    private final FineTuneConfig config;
    private final Clock clock;
    private Snapshot last;

    TrainingWatch(TrainingHost host, FineTuneConfig config, Clock clock) {
        this.host = host;
        this.config = config;
        this.clock = clock;
    }

    private record Snapshot(Instant startedAt, Map<String, TrainingJob> jobs) {}

    /** The job as the provider sees it; asked for alone when the list does not have it. */
    TrainingJob look(String providerJobId) {
        TrainingJob listed = Optional.ofNullable(snapshot().jobs().get(providerJobId)).orElse(null);
        return listed == null || listed.terminal() ? host.job(providerJobId) : listed;
    }

    /**
     * A job of ours by its token; the list is asked anew, since an old one can never say "absent".
     */
    Optional<TrainingJob> findByToken(String token) {
        return host.jobs().stream()
                .filter(job -> job.suffix() != null && job.suffix().endsWith(token))
                // One that the provider restarted by itself stands there twice.
                .max(BORN);
    }

    private synchronized Snapshot snapshot() {
        Duration half = config.pollEvery().dividedBy(2);
        if (last == null || last.startedAt().plus(half).isBefore(clock.instant())) {
            Instant started = clock.instant();
            last =
                    new Snapshot(
                            started,
                            host.jobs().stream()
                                    .filter(job -> job.id() != null)
                                    .collect(
                                            Collectors.toMap(
                                                    TrainingJob::id,
                                                    Function.identity(),
                                                    (one, other) -> one)));
        }
        return last;
    }
}
