package dev.slipway.model;

import dev.slipway.lifecycle.Fresh;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.provider.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The records of models. All methods that change run in the caller's transaction. */
@ApplicationScoped
public class Models {
    private final ModelStore store;
    private final Transitions transitions;
    private final WorkItems items;
    private final Ids ids;
    private final Clock clock;

    Models(ModelStore store, Transitions transitions, WorkItems items, Ids ids, Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.items = items;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a new version is made of.
     *
     * @param source with project and alias its identity
     * @param togetherModelId what the provider calls it when it exists there already
     * @param weights what is to be uploaded; null when it exists already
     */
    public record Birth(
            ProjectId project,
            String source,
            String baseModel,
            ReleasePlan plan,
            Generation generation,
            String togetherModelId,
            Weights weights) {}

    /**
     * @param created false when the same source had made this model before
     */
    public record Registered(CustomModel model, boolean created) {}

    /** The newest model that this source made for this alias. */
    public Optional<CustomModel> find(ProjectId project, String alias, String source) {
        return store.bySource(project, alias, source);
    }

    /**
     * Registers the next version of the plan's alias, or gives the one that this source made
     * before.
     *
     * @param force makes a new version when that one has ended
     */
    public Registered register(Birth birth, boolean force, String why, Actor by) {
        String alias = birth.plan().route().alias();
        // The lock comes first: of two requests with one source only one makes a model.
        int version = store.nextVersion(birth.project(), alias);
        Optional<CustomModel> before = store.bySource(birth.project(), alias, birth.source());
        if (before.isPresent() && !(force && before.get().stage.terminal())) {
            return new Registered(before.get(), false);
        }
        CustomModel model = new CustomModel();
        model.id = ids.next("model");
        model.projectId = birth.project().value();
        model.alias = alias;
        model.modelVersion = version;
        model.source = birth.source();
        model.baseModel = birth.baseModel();
        model.planJson = JsonText.write(birth.plan());
        model.apiGeneration = birth.generation();
        model.togetherModelId = birth.togetherModelId();
        model.weights = birth.weights() == null ? new Weights() : birth.weights();
        model.born(Stage.REGISTERED, why, by, clock.instant());
        store.persist(model);
        transitions.save(model);
        items.enqueue(CustomModel.KIND, model.id, model.project());
        return new Registered(model, true);
    }

    /**
     * A change of the model as it was seen, to be run in the settling transaction.
     *
     * @throws jakarta.persistence.OptimisticLockException when run, if somebody changed it
     *     meanwhile
     */
    public Runnable change(CustomModel seen, BiConsumer<CustomModel, Instant> change) {
        return () -> {
            CustomModel model = Fresh.same(get(seen.id), seen);
            change.accept(model, clock.instant());
            save(model);
        };
    }

    /** Saves the moves of a model that this transaction holds. */
    public void save(CustomModel model) {
        transitions.save(model);
    }

    /** The model as it is now, managed by the running transaction. */
    public CustomModel get(String id) {
        return store.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("No model " + id));
    }

    /**
     * @throws Problem NOT_FOUND, also for another project's model
     */
    public CustomModel get(ProjectId project, String id) {
        return store.of(project, id).orElseThrow(() -> Problem.notFound("model", id));
    }

    /** Newest first; {@code alias} and {@code before} may be null. */
    public List<CustomModel> page(ProjectId project, String alias, String before, int limit) {
        return store.page(project, alias, before, limit);
    }

    /** Makes the model's worker look at once. */
    public void wake(CustomModel model) {
        items.enqueue(CustomModel.KIND, model.id, model.project());
    }
}
