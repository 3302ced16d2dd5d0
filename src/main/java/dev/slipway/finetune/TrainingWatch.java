package dev.slipway.finetune;

import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Snapshots;
import dev.slipway.lifecycle.Traits;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
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

    /**
     * The job as the provider sees it; asked for alone when the list does not have it. Null when
     * the provider says that it is not there.
     */
    TrainingJob look(String providerJobId) {
        return listed(providerJobId).orElseGet(() -> alone(providerJobId));
    }

    /** The job when the list has it and it is still running. */
    Optional<TrainingJob> listed(String providerJobId) {
        return jobs.find(providerJobId).filter(listed -> !listed.terminal());
    }

    private TrainingJob alone(String providerJobId) {
        try {
            return host.job(providerJobId);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** All jobs; the list is asked anew, since an old one can never say "absent". */
    List<Found> listed() {
        return host.jobs().stream()
                .map(TrainingWatch::found)
                .filter(found -> found.name() != null)
                .toList();
    }

    /** An old row may lack the suffix; the name of what it makes ends in it and a hash. */
    static Found found(TrainingJob job) {
        String output = job.result() == null ? null : job.result().outputName();
        return new Found(
                job.id(),
                job.suffix() == null || job.suffix().isBlank() ? output : job.suffix(),
                job.createdAt(),
                Traits.NONE.and("model", bare(job.model())).and("file", job.trainingFile()));
    }

    /** Without vendor and without the mark of the form that is trained. */
    static String bare(String model) {
        return model == null
                ? null
                : model.substring(model.lastIndexOf('/') + 1).replaceFirst("(?i)-Reference$", "");
    }
}
