package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Role;
import dev.slipway.finetune.FineTuneState;
import dev.slipway.finetune.FineTuneView;
import dev.slipway.finetune.FineTunes;
import dev.slipway.lifecycle.WorkFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads fine-tunes for their pages. */
@ApplicationScoped
class FineTuneSheets {
    private static final String KIND = "fine-tune";

    private final FineTunes fineTunes;
    private final FineTuneStory story;
    private final Timelines timelines;
    private final WorkFacts work;
    private final Clock clock;

    FineTuneSheets(
            FineTunes fineTunes,
            FineTuneStory story,
            Timelines timelines,
            WorkFacts work,
            Clock clock) {
        this.fineTunes = fineTunes;
        this.story = story;
        this.timelines = timelines;
        this.work = work;
        this.clock = clock;
    }

    /**
     * @throws dev.slipway.problem.Problem NOT_FOUND, also for another project's job
     */
    FineTuneSheet of(Caller caller, String id) {
        FineTuneView job = fineTunes.find(caller.project(), id);
        FineTuneStory.Log log = story.log(caller.project(), job);
        return new FineTuneSheet(
                FineTuneList.Row.of(job, clock.instant()),
                waiting(caller, job),
                actions(caller, job),
                facts(job),
                hyperparameters(job),
                story.curve(caller.project(), job),
                log.events(),
                log.problem(),
                timelines.of(
                        caller.project(), List.of(new Timelines.Subject(id, "Fine-tune", true))));
    }

    private Waiting waiting(Caller caller, FineTuneView job) {
        Instant now = clock.instant();
        WorkFacts.Waiting item = work.of(caller.project(), KIND, job.id()).orElse(null);
        String what =
                switch (job.state()) {
                    case SUCCEEDED, FAILED, CANCELLED -> null;
                    case HELD -> Waiting.YOU;
                    case QUEUED -> "its worker";
                    case CHECKING_DATA -> "Together to check the files";
                    case SUBMITTING -> "Together to take the job";
                    case TRAINING -> "Together to train";
                    case CANCELLING -> "Together to stop the job";
                };
        return what == null
                ? null
                : Waiting.of(
                        what,
                        job.providerStatus(),
                        null,
                        job.state() == FineTuneState.HELD ? null : item,
                        now);
    }

    private List<ActionView> actions(Caller caller, FineTuneView job) {
        String viewer =
                caller.role().includes(Role.OPERATOR)
                        ? null
                        : "your key is a viewer's; it takes an operator's";
        String ended = job.state().terminal() ? "it has ended" : null;
        String notHeld =
                job.state() == FineTuneState.HELD || givenUp(caller, job)
                        ? null
                        : "only a held job is retried";
        return List.of(
                new ActionView(
                        "retry",
                        "Retry",
                        "Goes on where it was held.",
                        false,
                        false,
                        false,
                        notHeld == null ? viewer : notHeld),
                new ActionView(
                        "cancel",
                        "Cancel",
                        "Together is asked to stop the job. When it ends first, its model is kept;"
                                + " what was trained until then is paid for.",
                        true,
                        true,
                        false,
                        ended == null ? viewer : ended));
    }

    private boolean givenUp(Caller caller, FineTuneView job) {
        return !job.state().terminal()
                && work.of(caller.project(), KIND, job.id())
                        .filter(WorkFacts.Waiting::needsPerson)
                        .isPresent();
    }

    private static List<Fact> facts(FineTuneView job) {
        List<Fact> facts = new ArrayList<>();
        if (job.modelId() != null) {
            facts.add(Fact.link("Made the model", job.modelId(), "/admin/models/" + job.modelId()));
        }
        facts.add(Fact.text("Alias", job.alias()));
        facts.add(Fact.text("Base model", job.baseModel()));
        facts.add(Fact.id("Job at Together", job.providerJobId()));
        facts.add(Fact.text("Provider status", job.providerStatus()));
        facts.add(Fact.text("Price", Figures.usd(job.priceUsd())));
        facts.add(Fact.text("Estimate", Figures.usd(job.estimateUsd())));
        facts.add(Fact.id("Training file", job.trainingFile()));
        facts.add(Fact.id("Validation file", job.validationFile()));
        facts.add(Fact.id("Fine-tune", job.id()));
        return facts;
    }

    private static List<Fact> hyperparameters(FineTuneView job) {
        return new TreeMap<>(job.hyperparameters())
                .entrySet().stream().map(e -> Fact.text(e.getKey(), e.getValue())).toList();
    }
}
