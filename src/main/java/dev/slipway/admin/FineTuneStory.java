package dev.slipway.admin;

import dev.slipway.finetune.FineTuneView;
import dev.slipway.finetune.TrainingQuestions;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What the provider tells of a job. When it does not answer, the page says so and stands. */
@ApplicationScoped
class FineTuneStory {
    private final TrainingQuestions questions;
    private final Clock clock;

    FineTuneStory(TrainingQuestions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** Newest first; {@code problem} null when there are events. */
    record Log(List<FineTuneSheet.Event> events, String problem) {}

    Log log(ProjectId project, FineTuneView job) {
        try {
            List<FineTuneSheet.Event> events =
                    questions.events(project, job.id()).stream().map(this::event).toList();
            return new Log(events.reversed(), events.isEmpty() ? none(job, "log") : null);
        } catch (ProviderException e) {
            return new Log(List.of(), silent(e));
        }
    }

    LossCurve curve(ProjectId project, FineTuneView job) {
        try {
            return LossCurve.of(questions.metrics(project, job.id()), none(job, "losses"));
        } catch (ProviderException e) {
            return LossCurve.missing(silent(e));
        }
    }

    private static String none(FineTuneView job, String what) {
        return job.providerJobId() == null
                ? "The job has not been submitted to the provider yet, so there are no %s."
                        .formatted(what)
                : job.state().terminal()
                        ? "The provider kept no %s of this job.".formatted(what)
                        : "The provider has no %s of this job yet; they come while it trains."
                                .formatted(what);
    }

    private static String silent(ProviderException e) {
        return "The provider was asked and gave no answer: %s. Reload to ask again; the job goes on."
                .formatted(e.getMessage());
    }

    private FineTuneSheet.Event event(TrainingEvent event) {
        String level = String.valueOf(event.level());
        return new FineTuneSheet.Event(
                Moment.of(event.at(), clock.instant()),
                event.type() == null ? Figures.UNKNOWN : Badge.words(event.type()),
                event.message(),
                level.contains("err") ? "fail" : level.contains("warn") ? "warn" : "idle");
    }
}
