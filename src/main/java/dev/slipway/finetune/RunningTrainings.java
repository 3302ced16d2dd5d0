package dev.slipway.finetune;

import dev.slipway.cost.Burning;
import dev.slipway.cost.Spender;
import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Trainings that are bound to cost what was estimated, until their price is known. */
@ApplicationScoped
class RunningTrainings implements Spender {
    private final FineTuneStore store;
    private final FineTunes fineTunes;

    RunningTrainings(FineTuneStore store, FineTunes fineTunes) {
        this.store = store;
        this.fineTunes = fineTunes;
    }

    @Override
    public List<Burning> burning(Instant now) {
        return Tx.call(() -> store.bound().stream().map(RunningTrainings::burning).toList());
    }

    private static Burning burning(FineTuneJob job) {
        return new Burning(
                job.project(), job.id, "training", BigDecimal.ZERO, job.estimateUsd, false);
    }

    /** The provider is asked by the job's worker. */
    @Override
    public void stop(List<Burning> what, String why, Actor by) {
        EachOne each = new EachOne();
        for (Burning it : what) {
            each.run(it.subject(), () -> fineTunes.cancelOnce(it.project(), it.subject(), by));
        }
        each.raise();
    }
}
