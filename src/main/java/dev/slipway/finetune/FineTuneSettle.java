package dev.slipway.finetune;

import dev.slipway.cost.Ledger;
import dev.slipway.cost.Spent;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.lifecycle.Fresh;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
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
        private final EffectStore effects;

        Charges(Ledger ledger, EffectStore effects) {
            this.ledger = ledger;
            this.effects = effects;
        }

        void over(FineTuneJob job, TrainingJob remote, Instant now) {
            BigDecimal price =
                    remote == null || remote.result() == null
                            ? null
                            : remote.result().totalPriceUsd();
            if (price != null && job.priceUsd == null) {
                job.priceUsd = price;
                ledger.record(
                        new Spent(job.project(), job.id, "training", price, job.createdAt, now));
            }
            effects.find(job.id, FineTuneSubmit.STEP, job.generation)
                    .filter(effect -> effect.externalId() != null)
                    .ifPresent(effects::released);
        }
    }

    Runnable move(FineTuneJob seen, FineTuneState to, String why) {
        return change(seen, (job, now) -> job.moveTo(to, why, WORKER, now));
    }

    Runnable submitted(FineTuneJob seen, String providerJobId, BigDecimal estimate) {
        return change(
                seen,
                (job, now) -> {
                    job.providerJobId = providerJobId;
                    job.estimateUsd = estimate;
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
                    observe(job, restarted);
                });
    }

    Runnable note(FineTuneJob seen, TrainingJob remote) {
        return change(seen, (job, now) -> observe(job, remote));
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
                    charges.over(job, remote, now);
                    Models.Birth birth =
                            new Models.Birth(
                                    job.project(),
                                    "fine-tune:" + job.id,
                                    job.baseModel,
                                    job.plan(),
                                    job.apiGeneration,
                                    job.deployable(remote.result()),
                                    null);
                    job.modelId =
                            models.register(birth, false, "made by " + job.id, WORKER).model().id;
                    job.moveTo(FineTuneState.SUCCEEDED, "training completed", WORKER, now);
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

    Runnable hold(FineTuneJob seen, String why, boolean again) {
        return change(
                seen,
                (job, now) -> {
                    job.hold(why, WORKER, now);
                    if (again) {
                        charges.over(job, null, now);
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
