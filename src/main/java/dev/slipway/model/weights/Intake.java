package dev.slipway.model.weights;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import dev.slipway.problem.Problem;
import dev.slipway.provider.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Takes a model from CHECKING to UPLOADED, one step at a time: observe, decide, act, settle. Called
 * by the one worker of models.
 */
@ApplicationScoped
public class Intake {
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Roads roads;
    private final Observer observer;
    private final WeightsCheck check;
    private final IntakeSettle settle;
    private final IntakeConfig config;

    Intake(
            Roads roads,
            Observer observer,
            WeightsCheck check,
            IntakeSettle settle,
            IntakeConfig config) {
        this.roads = roads;
        this.observer = observer;
        this.check = check;
        this.settle = settle;
        this.config = config;
    }

    /** One step of a model that is CHECKING, UPLOADING or VALIDATING. */
    public Settlement step(Claim claim, CustomModel model) {
        try {
            return act(claim, model, IntakeDecision.decide(model, observer.facts(model)));
        } catch (HubException e) {
            if (e.kind().retryable()) {
                throw e;
            }
            return hold(model, "%s. %s".formatted(e.getMessage(), e.hint()));
        } catch (Problem e) {
            // A secret that was named and is there no more.
            return hold(model, "%s %s".formatted(e.getMessage(), e.fix()));
        }
    }

    private Settlement hold(CustomModel model, String why) {
        return Settlement.next(settle.hold(model, why + " Then resume.", false));
    }

    private Settlement act(Claim claim, CustomModel model, IntakeStep step) {
        return switch (step) {
            case IntakeStep.Check run -> check.run(model);
            case IntakeStep.MakeRecord make -> record(claim, model);
            case IntakeStep.Upload upload -> {
                observer.requireSource(model);
                yield upload(claim, model);
            }
            case IntakeStep.Note note ->
                    Settlement.again(config.pollEvery(), settle.note(model, note.raw(), note.of()));
            case IntakeStep.Missed missed ->
                    Settlement.again(config.pollEvery(), settle.missed(model));
            case IntakeStep.Move move -> moved(model, move);
            case IntakeStep.Fail fail -> Settlement.next(settle.fail(model, fail.why()));
            case IntakeStep.Hold hold ->
                    Settlement.again(Duration.ZERO, settle.hold(model, hold.why(), hold.again()));
        };
    }

    private Settlement record(Claim claim, CustomModel model) {
        return settled(
                model,
                roads.of(model).makeRecord(claim, model),
                id -> settle.recordMade(model, id),
                (m, id) -> m.togetherModelId = id);
    }

    private Settlement upload(Claim claim, CustomModel model) {
        return settled(
                model,
                roads.of(model).upload(claim, model),
                id -> settle.uploadStarted(model, id),
                (m, id) -> m.weights.uploadId = id);
    }

    private Settlement moved(CustomModel model, IntakeStep.Move move) {
        if (move.to() != Stage.VALIDATING) {
            return Settlement.next(settle.move(model, move.to(), move.why(), null));
        }
        String deployable = roads.of(model).deployable(model);
        return deployable == null
                ? hold(model, "The provider has the weights, and does not say under which name.")
                : Settlement.next(settle.move(model, move.to(), move.why(), deployable));
    }

    private Settlement settled(
            CustomModel model,
            EffectResult result,
            Function<String, Runnable> confirmed,
            BiConsumer<CustomModel, String> noted) {
        return switch (result) {
            case EffectResult.Confirmed ok -> Settlement.next(confirmed.apply(ok.externalId()));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no ->
                    Settlement.next(
                            no.cause() != null && no.cause().kind().mendable()
                                    ? settle.hold(
                                            model,
                                            "%s. %s".formatted(no.why(), no.cause().hint()),
                                            true)
                                    : settle.fail(model, refusal(no)));
            case EffectResult.Wrong wrong ->
                    Settlement.next(
                            settle.wrong(
                                    model, m -> noted.accept(m, wrong.externalId()), wrong.why()));
            case EffectResult.Doubtful doubt ->
                    model.stage == Stage.CLOSING
                            ? Settlement.retry(ASK_AGAIN, doubt.why())
                            : hold(model, doubt.why() + ". Look at it there.");
        };
    }

    private static String refusal(EffectResult.Rejected no) {
        String hint = no.cause() == null ? "" : " " + no.cause().hint();
        return "the provider refused the upload: " + no.why() + hint;
    }

    /** True while something of the upload may be left at the provider. */
    public boolean left(CustomModel model) {
        return observer.left(model);
    }

    /** Takes the uploaded weights away, one step at a time; the Hub is never touched. */
    public Settlement remove(Claim claim, CustomModel model) {
        // A create was sent whose end is not known: find what it made, to take that away.
        if (observer.unsettled(model, Road.RECORD)) {
            return record(claim, model);
        }
        if (observer.unsettled(model, Road.UPLOAD)) {
            return upload(claim, model);
        }
        if (!roads.of(model).remove(claim, model)) {
            return Settlement.again(config.pollEvery(), settle.removing(model));
        }
        return observer.gone(model)
                ? Settlement.next(settle.removed(model))
                : Settlement.again(config.pollEvery(), settle.missed(model));
    }
}
