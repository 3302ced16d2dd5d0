package dev.slipway.release;

import dev.slipway.access.Idempotency;
import dev.slipway.deployment.DeploymentActions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import dev.slipway.model.preflight.Kind;
import dev.slipway.model.weights.NewModel;
import dev.slipway.model.weights.NewModels;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes weights in as a model, once: a repeat gives the model that was made before. */
@ApplicationScoped
public class Registrations {
    private final NewModels newModels;
    private final DeploymentActions gpus;
    private final Idempotency idempotency;

    Registrations(NewModels newModels, DeploymentActions gpus, Idempotency idempotency) {
        this.newModels = newModels;
        this.gpus = gpus;
        this.idempotency = idempotency;
    }

    /**
     * @param created false when the same weights had made this model before
     */
    public record Registered(ModelView model, boolean created) {}

    /** What a caller is told, and told again when the request is repeated with the same key. */
    public record Reply<T>(int status, T body) {}

    /**
     * @param reply kept with the model, so that a repeat is answered alike
     * @throws Problem naming the field; BUDGET_EXCEEDED for a plan that needs GPUs
     * @throws dev.slipway.provider.ProviderException when the Hub or the provider refuse it
     */
    public <T> Reply<T> register(
            ProjectId project, NewModel wanted, Actor by, Function<Registered, Reply<T>> reply) {
        if (wanted.kind() != Kind.IMAGE_LORA
                && (wanted.plan() == null || wanted.plan().deploys())) {
            gpus.requireBudget(project);
        }
        NewModels.Checked checked = newModels.check(project, wanted);
        return remembered(() -> newModels.register(checked, by), reply);
    }

    /** Registers what exists at the provider already. */
    public <T> Reply<T> register(
            Models.Birth birth, Actor by, Function<Registered, Reply<T>> reply) {
        return remembered(() -> newModels.register(birth, by), reply);
    }

    private <T> Reply<T> remembered(
            Supplier<Models.Registered> register, Function<Registered, Reply<T>> reply) {
        return Tx.call(
                () -> {
                    Models.Registered made = register.get();
                    ModelView view = ModelView.of(made.model(), null, null);
                    Reply<T> told = reply.apply(new Registered(view, made.created()));
                    idempotency.remember(told.status(), told.body());
                    return told;
                });
    }
}
