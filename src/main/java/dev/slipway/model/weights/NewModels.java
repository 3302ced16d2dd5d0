package dev.slipway.model.weights;

import dev.slipway.model.Models;
import dev.slipway.model.PlanChecks;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.Weights;
import dev.slipway.model.preflight.Kind;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Turns a request into a model record, refusing what can be known to fail before anything is stored
 * or uploaded.
 */
@ApplicationScoped
public class NewModels {
    private final PlanChecks plans;
    private final GenerationChooser generations;
    private final Sources sources;
    private final Archives archives;
    private final Models models;

    NewModels(
            PlanChecks plans,
            GenerationChooser generations,
            Sources sources,
            Archives archives,
            Models models) {
        this.archives = archives;
        this.plans = plans;
        this.generations = generations;
        this.sources = sources;
        this.models = models;
    }

    /** A request that was checked. Shows no URL. */
    public record Checked(Models.Birth birth, Archives.Archive archive, boolean force) {}

    /**
     * Pins the commit and checks plan, token and generation. Outside of any transaction: it asks
     * the Hub.
     *
     * @throws Problem naming the field
     * @throws dev.slipway.provider.ProviderException when Hub or provider refuse or cannot be asked
     */
    public Checked check(ProjectId project, NewModel wanted) {
        if ((wanted.repository() == null) == (wanted.archive() == null)) {
            throw Problem.invalid(
                    "repository", "or archive: give exactly one source of the weights");
        }
        ReleasePlan plan = plans.complete(project, wanted.plan(), wanted.alias());
        return wanted.repository() != null
                ? repository(project, wanted, plan)
                : archive(project, wanted, plan);
    }

    private Checked repository(ProjectId project, NewModel wanted, ReleasePlan plan) {
        if (wanted.kind() == Kind.IMAGE_LORA && plan.evaluate() != null) {
            throw Problem.invalid(
                    "plan.evaluate",
                    "asks a suite of texts about images; leave it out for an image LoRA");
        }
        Weights weights = sources.pin(project, wanted);
        weights.kind = wanted.kind();
        weights.triggerWord = wanted.triggerWord();
        weights.file = wanted.file();
        String source =
                "hf:"
                        + weights.repository
                        + "@"
                        + weights.commit
                        + (wanted.file() == null ? "" : "#" + wanted.file());
        return new Checked(birth(project, wanted, plan, source, weights), null, wanted.force());
    }

    private Checked archive(ProjectId project, NewModel wanted, ReleasePlan plan) {
        Archives.Archive archive = archives.check(wanted);
        Weights weights = new Weights();
        weights.kind = archive.kind();
        weights.archiveRef = archive.secretName();
        weights.archiveUntil = archive.url().expires().orElse(null);
        return new Checked(
                birth(project, wanted, plan, "archive:" + archive.fingerprint(), weights),
                archive,
                wanted.force());
    }

    private Models.Birth birth(
            ProjectId project, NewModel wanted, ReleasePlan plan, String source, Weights weights) {
        Generation generation = generations.choose();
        return new Models.Birth(
                project, source, wanted.baseModel(), plan, generation, null, weights);
    }

    /** What is at the provider already needs no intake. In the running transaction. */
    public Models.Registered register(Models.Birth birth, Actor by) {
        return models.register(birth, false, "made from " + birth.source(), by);
    }

    /** In the running transaction. The same weights for the same alias are one model. */
    public Models.Registered register(Checked checked, Actor by) {
        Models.Registered made =
                models.register(
                        checked.birth(),
                        checked.force(),
                        "made from " + checked.birth().source(),
                        by);
        if (made.created() && checked.archive() != null) {
            archives.keep(checked.birth().project(), checked.archive(), by);
        }
        return made;
    }
}
