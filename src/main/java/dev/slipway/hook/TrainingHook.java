package dev.slipway.hook;

import dev.slipway.finetune.OutsideFineTunes;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.plans.SavedPlans;
import dev.slipway.model.weights.NewModel;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.release.Registrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.Stream;

/** Starts the release of what a pipeline has trained. The same weights twice are one model. */
@ApplicationScoped
class TrainingHook {
    private final Registrations registrations;
    private final OutsideFineTunes fineTunes;
    private final SavedPlans plans;

    TrainingHook(Registrations registrations, OutsideFineTunes fineTunes, SavedPlans plans) {
        this.registrations = registrations;
        this.fineTunes = fineTunes;
        this.plans = plans;
    }

    <T> Registrations.Reply<T> take(
            ProjectId project,
            TrainedModel trained,
            Actor by,
            Function<Registrations.Registered, Registrations.Reply<T>> reply) {
        if ((trained.repository() == null) == (trained.fineTune() == null)) {
            throw Problem.invalid(
                    "repository", "or fineTune: say which of the two holds the trained weights");
        }
        ReleasePlan plan = plan(project, trained);
        if (trained.fineTune() != null) {
            requireNothingOfARepository(trained);
            return registrations.register(
                    fineTunes.birth(project, trained.fineTune(), plan, trained.alias()), by, reply);
        }
        return registrations.register(
                project,
                new NewModel(
                        trained.repository(),
                        trained.commit(),
                        null,
                        trained.kind(),
                        trained.baseModel(),
                        trained.tokenRef(),
                        trained.triggerWord(),
                        trained.file(),
                        trained.alias(),
                        plan,
                        false),
                by,
                reply);
    }

    /** Left out silently, somebody would believe that the model has it. */
    private static void requireNothingOfARepository(TrainedModel trained) {
        Stream.of(
                        new Given("commit", trained.commit()),
                        new Given("kind", trained.kind()),
                        new Given("baseModel", trained.baseModel()),
                        new Given("tokenRef", trained.tokenRef()),
                        new Given("triggerWord", trained.triggerWord()))
                .filter(given -> given.value() != null)
                .findFirst()
                .ifPresent(
                        given -> {
                            throw Problem.invalid(
                                    given.field(),
                                    "goes with repository; what a fine-tune made is known at the"
                                            + " provider, so leave it out");
                        });
    }

    private record Given(String field, Object value) {}

    private ReleasePlan plan(ProjectId project, TrainedModel trained) {
        if (trained.planName() == null) {
            return trained.plan();
        }
        if (trained.plan() != null) {
            throw Problem.invalid("planName", "or plan: give the plan by name or inline, not both");
        }
        return plans.get(project, trained.planName()).plan();
    }
}
