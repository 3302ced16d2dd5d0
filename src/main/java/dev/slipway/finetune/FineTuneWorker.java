package dev.slipway.finetune;

import dev.slipway.lifecycle.BulkHandler;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a fine-tune one step further: observe, decide, act, settle. */
@ApplicationScoped
class FineTuneWorker implements BulkHandler {
    private static final Duration FILES = Duration.ofSeconds(1);

    private final FineTuneObserver observer;
    private final FineTuneSubmit submit;
    private final FineTuneSettle settle;
    private final FineTuneConfig config;

    FineTuneWorker(
            FineTuneObserver observer,
            FineTuneSubmit submit,
            FineTuneSettle settle,
            FineTuneConfig config) {
        this.observer = observer;
        this.submit = submit;
        this.settle = settle;
        this.config = config;
    }

    @Override
    public String kind() {
        return FineTuneJob.KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        FineTuneJob job = Tx.call(() -> observer.job(claim.subject()));
        if (job.state.terminal()) {
            return Settlement.done();
        }
        return act(claim, job, FineTuneDecision.decide(job, observer.facts(job)));
    }

    /** Most of them train, and most of the time there is nothing new to be said about that. */
    @Override
    public Map<Claim, Settlement> workAll(List<Claim> claims) {
        Map<String, FineTuneJob> jobs =
                Tx.call(() -> observer.jobs(claims.stream().map(Claim::subject).toList()));
        Map<Claim, Settlement> answers = new HashMap<>();
        for (Claim claim : claims) {
            FineTuneJob job = jobs.get(claim.subject());
            if (job != null && observer.trainsOn(job)) {
                answers.put(claim, Settlement.again(config.pollEvery()));
            }
        }
        return answers;
    }

    private Settlement act(Claim claim, FineTuneJob job, FineTuneStep step) {
        return switch (step) {
            case FineTuneStep.Move move -> Settlement.next(settle.move(job, move.to(), move.why()));
            case FineTuneStep.PlaceFiles place ->
                    Settlement.again(FILES, () -> observer.placeFiles(job));
            case FineTuneStep.Submit send -> submit.submit(claim, job);
            case FineTuneStep.AskCancel ask -> {
                submit.askCancel(claim, job, ask.providerJobId());
                yield Settlement.again(config.pollEvery(), settle.cancelling(job));
            }
            case FineTuneStep.Follow follow ->
                    Settlement.next(settle.follow(job, follow.restarted()));
            case FineTuneStep.Note note ->
                    Settlement.again(config.pollEvery(), settle.note(job, note.remote()));
            case FineTuneStep.Succeed made -> Settlement.done(settle.succeed(job, made.remote()));
            case FineTuneStep.End end -> Settlement.done(settle.end(job, end));
            case FineTuneStep.Hold hold -> Settlement.done(settle.hold(job, hold));
            case FineTuneStep.Missed missed ->
                    Settlement.again(config.pollEvery(), settle.missed(job));
            case FineTuneStep.Wait wait ->
                    job.state == FineTuneState.HELD
                            ? Settlement.done()
                            : Settlement.again(
                                    job.state == FineTuneState.CHECKING_DATA
                                            ? FILES
                                            : config.pollEvery());
        };
    }
}
