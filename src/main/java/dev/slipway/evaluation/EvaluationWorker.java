package dev.slipway.evaluation;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Fresh;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a suite: asks what is not answered yet, then judges. */
@ApplicationScoped
class EvaluationWorker implements WorkHandler {
    static final String CANDIDATE = "candidate";
    static final String LIVE = "live";
    private static final Actor WORKER = Actor.worker(Evaluation.KIND);

    private final EvaluationStore store;
    private final SuiteRun suiteRun;
    private final Transitions transitions;
    private final Models models;
    private final Clock clock;

    EvaluationWorker(
            EvaluationStore store,
            SuiteRun suiteRun,
            Transitions transitions,
            Models models,
            Clock clock) {
        this.store = store;
        this.suiteRun = suiteRun;
        this.transitions = transitions;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Evaluation.KIND;
    }

    /** Two hundred questions to a slow model, each asked up to three times. */
    @Override
    public Duration longest() {
        return Duration.ofHours(4);
    }

    @Override
    public Settlement work(Claim claim) {
        Evaluation run = Tx.call(() -> store.findById(claim.subject()));
        if (run == null || run.state.terminal()) {
            return Settlement.done();
        }
        if (run.cancelRequestedAt != null) {
            return Settlement.done(move(run, EvaluationState.CANCELLED, "nobody waits for it"));
        }
        return switch (run.state) {
            case QUEUED ->
                    Settlement.next(move(run, EvaluationState.RUNNING, "asking " + run.candidate));
            case RUNNING -> running(claim, run);
            case DONE, ERROR, CANCELLED -> Settlement.done();
        };
    }

    private Settlement running(Claim claim, Evaluation run) {
        if (!suiteRun.ask(claim, run, CANDIDATE, run.candidate)
                || run.live != null && !suiteRun.ask(claim, run, LIVE, run.live)) {
            return Settlement.again(Duration.ZERO);
        }
        SuiteRun.Outcome candidate = suiteRun.outcome(run, CANDIDATE);
        Optional<RunScores> live =
                run.live == null
                        ? Optional.empty()
                        : Optional.of(suiteRun.outcome(run, LIVE).scores());
        Gate gate = run.gate();
        VerdictResult result = Verdicts.decide(gate, candidate.scores(), live);
        Double score = candidate.scores().means().get(leading(gate, candidate.scorers()));
        return Settlement.done(
                change(
                        run,
                        now -> {
                            now.verdict = result.verdict();
                            now.score = score == null || score.isNaN() ? null : score;
                            now.scoresJson =
                                    JsonText.write(
                                            live.isEmpty()
                                                    ? Map.of(CANDIDATE, candidate.scores())
                                                    : Map.of(
                                                            CANDIDATE,
                                                            candidate.scores(),
                                                            LIVE,
                                                            live.get()));
                            now.moveTo(
                                    EvaluationState.DONE,
                                    result.verdict() + ": " + result.reason(),
                                    WORKER,
                                    clock.instant());
                        }));
    }

    private static String leading(Gate gate, List<String> scorers) {
        return gate.min().keySet().stream().findFirst().orElse(scorers.getFirst());
    }

    private Runnable move(Evaluation seen, EvaluationState to, String why) {
        return change(seen, run -> run.moveTo(to, why, WORKER, clock.instant()));
    }

    private Runnable change(Evaluation seen, Consumer<Evaluation> change) {
        return () -> {
            Evaluation run = Fresh.same(store.findById(seen.id), seen);
            change.accept(run);
            transitions.save(run);
            if (run.state.terminal()) {
                models.wake(models.get(run.modelId));
            }
        };
    }
}
