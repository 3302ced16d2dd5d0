package dev.slipway.finetune;

import dev.slipway.finetune.FineTuneFacts.Restart;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the job under which the provider goes on after a break on its own side ({@code error}). Its
 * log says so with a {@code job_restarted}, and names the new id or does not; the new job has the
 * suffix and the file of the old one.
 */
@ApplicationScoped
class TrainingRestarts {
    private static final Pattern ID = Pattern.compile("\\bft-[A-Za-z0-9-]+[A-Za-z0-9]");

    private final TrainingHost host;

    TrainingRestarts(TrainingHost host) {
        this.host = host;
    }

    Restart of(TrainingJob broken) {
        if (broken == null || !broken.is("error")) {
            return Restart.NONE;
        }
        List<TrainingEvent> said =
                host.events(broken.id()).stream()
                        .filter(event -> "job_restarted".equals(event.type()))
                        .toList();
        List<TrainingJob> jobs = host.jobs();
        Optional<TrainingJob> named =
                said.reversed().stream()
                        .flatMap(TrainingRestarts::ids)
                        .filter(id -> !id.equals(broken.id()))
                        .flatMap(id -> jobs.stream().filter(job -> job.id().equals(id)))
                        .findFirst();
        return new Restart(
                named.or(
                                () ->
                                        jobs.stream()
                                                .filter(job -> again(broken, job))
                                                .max(TrainingWatch.BORN))
                        .orElse(null),
                !said.isEmpty());
    }

    private static Stream<String> ids(TrainingEvent event) {
        return event.message() == null
                ? Stream.empty()
                : ID.matcher(event.message()).results().map(MatchResult::group);
    }

    /** Our suffix holds a token that no other job of ours has. */
    private static boolean again(TrainingJob broken, TrainingJob job) {
        return !job.id().equals(broken.id())
                && broken.suffix() != null
                && broken.suffix().equals(job.suffix())
                && Objects.equals(broken.trainingFile(), job.trainingFile())
                && broken.createdAt() != null
                && job.createdAt() != null
                && job.createdAt().isAfter(broken.createdAt());
    }
}
