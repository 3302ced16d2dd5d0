package dev.slipway.finetune;

import dev.slipway.lifecycle.Snapshots;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

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
    private final Snapshots<TrainingJob> jobs;

    TrainingWatch(TrainingHost host, FineTuneConfig config, Clock clock) {
        this.host = host;
        this.jobs =
                new Snapshots<>(
                        host::jobs, TrainingJob::id, config.pollEvery().dividedBy(2), clock);
    }

    /** The job as the provider sees it; asked for alone when the list does not have it. */
    TrainingJob look(String providerJobId) {
        return listed(providerJobId).orElseGet(() -> host.job(providerJobId));
    }

    /** The job when the list has it and it is still running. */
    Optional<TrainingJob> listed(String providerJobId) {
        return jobs.find(providerJobId).filter(listed -> !listed.terminal());
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
}
