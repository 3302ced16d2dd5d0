package dev.slipway.finetune;

import dev.slipway.cost.Budgets;
import dev.slipway.cost.Ledger;
import dev.slipway.cost.Spent;
import dev.slipway.lifecycle.Effect;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.lifecycle.Fresh;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.model.Models;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The changes that end a step, each to be run in the settling transaction. */
@ApplicationScoped
class FineTuneSettle {
    private static final Actor WORKER = Actor.worker(FineTuneJob.KIND);

    private final FineTuneStore store;
    private final Transitions transitions;
    private final Models models;
    private final Charges charges;
    private final Clock clock;

    FineTuneSettle(
            FineTuneStore store,
            Transitions transitions,
            Models models,
            Charges charges,
            Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.models = models;
        this.charges = charges;
        this.clock = clock;
    }

    /**
     * What the end of a job means outside of its record: its price, and the effect that is over.
     */
    @ApplicationScoped
    static class Charges {
        private final Ledger ledger;
        private final Budgets budgets;
        private final EffectStore effects;

        Charges(Ledger ledger, Budgets budgets, EffectStore effects) {
            this.ledger = ledger;
            this.budgets = budgets;
            this.effects = effects;
        }

        /** Why the budget has no room for it; others wait until the estimate is saved. */
        Optional<String> refusal(FineTuneJob job, BigDecimal estimate) {
            return budgets.admit(job.project(), estimate);
        }

        /** What the provider says that its job cost, once for each job there. */
        void charge(FineTuneJob job, TrainingJob remote, Instant now) {
            BigDecimal price =
                    remote == null || remote.result() == null
                            ? null
                            : remote.result().totalPriceUsd();
            if (price != null && !remote.id().equals(job.pricedJobId)) {
                job.pricedJobId = remote.id();
                job.priceUsd = job.priceUsd == null ? price : job.priceUsd.add(price);
                ledger.record(
                        new Spent(job.project(), job.id, "training", price, job.createdAt, now));
            }
        }

        void over(FineTuneJob job, TrainingJob remote, Instant now) {
            charge(job, remote, now);
            submitted(job).ifPresent(effects::released);
        }

        /** What it made lives on, in the care of the model. */
        void handOver(FineTuneJob job) {
            submitted(job).ifPresent(effect -> effects.handedOver(effect, job.modelId));
        }

        void releasing(FineTuneJob job) {
            submitted(job).ifPresent(effects::releasing);
        }

        void follow(FineTuneJob job) {
            submitted(job).ifPresent(effect -> effects.renumbered(effect, job.providerJobId));
        }

        void looked(FineTuneJob job, boolean there) {
            if (there) {
                effects.seen(job.id);
            } else {
                effects.missed(job.id);
            }
        }

        private Optional<Effect> submitted(FineTuneJob job) {
            return effects.find(job.id, FineTuneSubmit.STEP, job.generation)
                    .filter(effect -> effect.externalId() != null);
        }
    }

    Runnable move(FineTuneJob seen, FineTuneState to, String why) {
        return change(seen, (job, now) -> job.moveTo(to, why, WORKER, now));
    }

    /** Binds the price before the job is started, or holds the job. */
    Runnable admit(FineTuneJob seen, BigDecimal estimate) {
        return change(
                seen,
                (job, now) ->
                        charges.refusal(job, estimate)
                                .ifPresentOrElse(
                                        why ->
                                                job.hold(
                                                        why + "; raise the budget, then retry",
                                                        WORKER,
                                                        now),
                                        () -> job.estimateUsd = estimate));
    }

    Runnable submitted(FineTuneJob seen, String providerJobId) {
        return change(
                seen,
                (job, now) -> {
                    job.providerJobId = providerJobId;
                    if (job.state == FineTuneState.SUBMITTING) {
                        job.moveTo(FineTuneState.TRAINING, "the provider accepted it", WORKER, now);
                    }
                });
    }

    Runnable follow(FineTuneJob seen, TrainingJob restarted) {
        return change(
                seen,
                (job, now) -> {
                    job.reason =
                            "the provider restarted %s as %s"
                                    .formatted(job.providerJobId, restarted.id());
                    job.providerJobId = restarted.id();
                    charges.follow(job);
                    observe(job, restarted);
                });
    }

    Runnable note(FineTuneJob seen, TrainingJob remote) {
        return change(
                seen,
                (job, now) -> {
                    charges.looked(job, true);
                    observe(job, remote);
                });
    }

    /** It was not found, which alone says little: the record stays as it is. */
    Runnable missed(FineTuneJob seen) {
        return change(seen, (job, now) -> charges.looked(job, false));
    }

    Runnable cancelling(FineTuneJob seen) {
        return change(seen, (job, now) -> charges.releasing(job));
    }

    /** Something else was started than was asked for: it is cancelled, and the job fails. */
    Runnable wrong(FineTuneJob seen, String providerJobId, String why) {
        return change(
                seen,
                (job, now) -> {
                    job.providerJobId = providerJobId;
                    if (job.state == FineTuneState.SUBMITTING) {
                        job.moveTo(FineTuneState.CANCELLING, why, WORKER, now);
                    }
                });
    }

    /**
     * The model is made in the transaction that ends the job: there is no moment with one and
     * without the other.
     */
    Runnable succeed(FineTuneJob seen, TrainingJob remote) {
        return change(
                seen,
                (job, now) -> {
                    observe(job, remote);
                    job.providerModelId = remote.result().deployableId();
                    job.providerOutput = remote.result().outputName();
                    charges.charge(job, remote, now);
                    // What was paid for is kept, but whoever cancelled wants no GPUs for it.
                    boolean tooLate = job.cancelRequestedAt != null;
                    Models.Birth birth =
                            new Models.Birth(
                                    job.project(),
                                    "fine-tune:" + job.id,
                                    job.baseModel,
                                    tooLate
                                            ? job.plan().endingAt(ReleasePlan.StopAt.UPLOADED)
                                            : job.plan(),
                                    job.apiGeneration,
                                    job.deployable(remote.result()),
                                    null);
                    job.modelId =
                            models.register(birth, false, "made by " + job.id, WORKER).model().id;
                    charges.handOver(job);
                    job.moveTo(
                            FineTuneState.SUCCEEDED,
                            tooLate
                                    ? "training completed before it could be cancelled; the model"
                                            + " is kept and not deployed"
                                    : "training completed",
                            WORKER,
                            now);
                });
    }

    Runnable end(FineTuneJob seen, FineTuneStep.End end) {
        return change(
                seen,
                (job, now) -> {
                    observe(job, end.remote());
                    charges.over(job, end.remote(), now);
                    job.moveTo(end.to(), end.why(), WORKER, now);
                });
    }

    Runnable hold(FineTuneJob seen, FineTuneStep.Hold hold) {
        return change(
                seen,
                (job, now) -> {
                    observe(job, hold.remote());
                    charges.charge(job, hold.remote(), now);
                    job.hold(hold.why(), WORKER, now);
                    if (hold.again()) {
                        charges.over(job, null, now);
                        job.estimateUsd = null;
                        job.generation++;
                        job.providerJobId = null;
                        job.heldFrom = FineTuneState.SUBMITTING;
                    }
                });
    }

    private static void observe(FineTuneJob job, TrainingJob remote) {
        if (remote != null) {
            job.observe(remote);
        }
    }

    private Runnable change(FineTuneJob seen, BiConsumer<FineTuneJob, Instant> change) {
        return () -> {
            FineTuneJob job = Fresh.same(store.findById(seen.id), seen);
            change.accept(job, clock.instant());
            transitions.save(job);
        };
    }
}
