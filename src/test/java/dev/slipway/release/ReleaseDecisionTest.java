package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.evaluation.EvaluationState;
import dev.slipway.evaluation.Verdict;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.ReleasePlan.Approve;
import dev.slipway.model.ReleasePlan.StopAt;
import dev.slipway.model.Stage;
import dev.slipway.platform.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ReleaseFacts.Alias NO_LIVE = new ReleaseFacts.Alias(null, null, false);
    private static final ReleaseFacts.Alias OTHER_LIVE =
            new ReleaseFacts.Alias("model_0", null, false);

    private ReleasePlan plan = plan(true, true, Approve.AUTO, StopAt.LIVE);

    @Test
    void registered_atTheProvider_isUploaded() {
        CustomModel model = model(Stage.REGISTERED);
        model.togetherModelId = "ml_1";
        assertMove(ReleaseDecision.decide(model, facts(null, null, NO_LIVE)), Stage.UPLOADED);
    }

    @Test
    void uploaded_planGoesOn_deploys() {
        assertThat(decide(Stage.UPLOADED, facts(null, null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Deploy.class);
        plan = plan(true, true, Approve.AUTO, StopAt.UPLOADED);
        assertThat(decide(Stage.UPLOADED, facts(null, null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @ParameterizedTest
    @EnumSource(DeploymentState.class)
    void deploying_byDeploymentState(DeploymentState state) {
        ReleaseStep step = decide(Stage.DEPLOYING, facts(state, null, NO_LIVE));
        switch (state) {
            case READY, DEGRADED -> assertMove(step, Stage.READY);
            case FAILED, DELETED -> assertThat(step).isInstanceOf(ReleaseStep.Deploy.class);
            case STOPPED -> assertThat(step).isInstanceOf(ReleaseStep.Hold.class);
            default -> assertThat(step).isInstanceOf(ReleaseStep.Rest.class);
        }
    }

    @Test
    void deploying_failedThreeTimesToday_isHeld() {
        ReleaseFacts facts =
                new ReleaseFacts(
                        new ReleaseFacts.Serving("dep_1", DeploymentState.FAILED, "no GPU", 3, 3),
                        null,
                        NO_LIVE,
                        false,
                        NOW);
        assertThat(decide(Stage.DEPLOYING, facts))
                .isInstanceOfSatisfying(
                        ReleaseStep.Hold.class,
                        hold -> assertThat(hold.why()).contains("no GPU", "retry"));
    }

    @Test
    void ready_withSuite_evaluates_withoutIsApproved() {
        assertThat(decide(Stage.READY, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Evaluate.class);
        plan = plan(false, true, Approve.AUTO, StopAt.LIVE);
        assertThat(decide(Stage.READY, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Approve.class);
        plan = plan(false, true, Approve.MANUAL, StopAt.LIVE);
        assertThat(decide(Stage.READY, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Hold.class);
        plan = plan(true, true, Approve.AUTO, StopAt.READY);
        assertThat(decide(Stage.READY, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @Test
    void evaluating_passes_isApproved_failsIsRejected_inconclusiveIsHeld() {
        assertThat(decide(Stage.EVALUATING, serving(done(Verdict.PASS), NO_LIVE)))
                .isInstanceOf(ReleaseStep.Approve.class);
        assertThat(decide(Stage.EVALUATING, serving(done(Verdict.FAIL), NO_LIVE)))
                .isInstanceOfSatisfying(
                        ReleaseStep.Close.class,
                        close -> assertThat(close.outcome()).isEqualTo(Stage.REJECTED));
        assertThat(decide(Stage.EVALUATING, serving(done(Verdict.INCONCLUSIVE), NO_LIVE)))
                .isInstanceOf(ReleaseStep.Hold.class);
        plan = plan(true, true, Approve.MANUAL, StopAt.LIVE);
        assertThat(decide(Stage.EVALUATING, serving(done(Verdict.PASS), NO_LIVE)))
                .isInstanceOf(ReleaseStep.Hold.class);
    }

    @Test
    void approved_firstOfItsAlias_goesLive_elseCanary() {
        assertThat(decide(Stage.APPROVED, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.GoLive.class);
        assertThat(decide(Stage.APPROVED, serving(null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.StartCanary.class);
        plan = plan(true, false, Approve.AUTO, StopAt.LIVE);
        assertThat(decide(Stage.APPROVED, serving(null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.GoLive.class);
    }

    @Test
    void approved_notServing_neverGetsTraffic() {
        assertThat(decide(Stage.APPROVED, facts(DeploymentState.STARTING, null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @Test
    void deploying_stoppedAndToStartAgain_isWaitedFor() {
        ReleaseFacts.Serving starts =
                new ReleaseFacts.Serving(
                        "dep_1", DeploymentState.STOPPED, "over budget", 1, 0, false, true);

        assertThat(decide(Stage.DEPLOYING, new ReleaseFacts(starts, null, NO_LIVE, false, NOW)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @Test
    void canary_soaks_thenGoesLive_andStepsBackWhenItStopsServing() {
        CustomModel model = model(Stage.CANARY);
        model.canaryUntil = NOW.plusSeconds(10);
        assertThat(ReleaseDecision.decide(model, serving(null, OTHER_LIVE)))
                .isEqualTo(new ReleaseStep.Rest(model.canaryUntil));
        assertThat(ReleaseDecision.decide(model, facts(DeploymentState.FAILED, null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.StepBack.class);
        model.canaryUntil = NOW;
        assertThat(ReleaseDecision.decide(model, serving(null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.GoLive.class);
    }

    @Test
    void standby_longEnough_letsItsReplicasGo() {
        CustomModel model = model(Stage.STANDBY);
        model.standbyUntil = NOW.plusSeconds(1);
        assertThat(ReleaseDecision.decide(model, serving(null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
        model.standbyUntil = NOW;
        assertThat(ReleaseDecision.decide(model, serving(null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.StopReplicas.class);
        assertThat(ReleaseDecision.decide(model, facts(DeploymentState.STOPPED, null, OTHER_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @ParameterizedTest
    @EnumSource(DeploymentState.class)
    void closing_endsOnlyWhenNothingIsLeft(DeploymentState state) {
        CustomModel model = model(Stage.CLOSING);
        model.outcome = Stage.REJECTED;
        model.reason = "exact 0.00 is below the minimum 0.70";
        ReleaseStep step = ReleaseDecision.decide(model, facts(state, null, NO_LIVE));
        if (state == DeploymentState.DELETED) {
            assertMove(step, Stage.REJECTED);
            assertThat(((ReleaseStep.Move) step).why())
                    .isEqualTo(
                            "exact 0.00 is below the minimum 0.70; nothing of it is left at the"
                                    + " provider");
        } else {
            assertThat(step).isInstanceOf(ReleaseStep.TakeDown.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"FAILED", "REJECTED", "CANCELLED", "RETIRED"})
    void terminal_nothingIsDone(Stage stage) {
        CustomModel model = model(stage);
        model.wish = "PROMOTE";
        assertThat(ReleaseDecision.decide(model, serving(null, NO_LIVE)))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    /** Each wish from each stage: the worker does what the rule table allows and drops the rest. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void wishes_fromEachStage(Stage stage) {
        for (Wish wish : Wish.values()) {
            CustomModel model = model(stage);
            model.wish = wish.name();
            model.wishBy = "key:key_1";
            model.heldFrom = stage == Stage.HELD ? Stage.EVALUATING : null;
            ReleaseFacts facts =
                    serving(
                            done(Verdict.INCONCLUSIVE),
                            new ReleaseFacts.Alias("model_1", "model_0", true));
            ReleaseStep step = ReleaseDecision.decide(model, facts);
            if (stage.terminal()) {
                assertThat(step).isInstanceOf(ReleaseStep.Rest.class);
            } else if (Actions.refusal(wish, model, facts).isPresent()) {
                assertThat(step).as(stage + " " + wish).isInstanceOf(ReleaseStep.DropWish.class);
            } else {
                assertThat(step).as(stage + " " + wish).isInstanceOf(expected(wish, stage));
            }
        }
    }

    @Test
    void refusal_tellsTheWayOut() {
        CustomModel live = model(Stage.LIVE);
        assertThat(Actions.refusal(Wish.CANCEL, live, serving(null, OTHER_LIVE)))
                .hasValue("a LIVE model is not cancelled; use retire");
        assertThat(Actions.refusal(Wish.ROLLBACK, live, serving(null, OTHER_LIVE)))
                .hasValue("there is no version before it");
        assertThat(
                        Actions.refusal(
                                Wish.PROMOTE,
                                model(Stage.STANDBY),
                                facts(DeploymentState.STOPPED, null, OTHER_LIVE)))
                .hasValue("its deployment is not READY; start it first");
    }

    @Test
    void resume_deploymentWasStopped_passesDeployingAgain() {
        CustomModel model = model(Stage.HELD);
        model.heldFrom = Stage.EVALUATING;
        model.wish = "RESUME";
        assertThat(ReleaseDecision.decide(model, facts(DeploymentState.STOPPED, null, NO_LIVE)))
                .isInstanceOfSatisfying(
                        ReleaseStep.Release.class,
                        out -> assertThat(out.to()).isEqualTo(Stage.DEPLOYING));
    }

    private static Class<? extends ReleaseStep> expected(Wish wish, Stage stage) {
        return switch (wish) {
            case APPROVE, RETRY, RESUME -> ReleaseStep.Release.class;
            case PROMOTE -> ReleaseStep.GoLive.class;
            case ROLLBACK -> ReleaseStep.StepBack.class;
            case RETIRE ->
                    stage == Stage.LIVE ? ReleaseStep.StepBack.class : ReleaseStep.Close.class;
            case CANCEL -> ReleaseStep.Close.class;
            case PAUSE -> ReleaseStep.Hold.class;
        };
    }

    private ReleaseStep decide(Stage stage, ReleaseFacts facts) {
        return ReleaseDecision.decide(model(stage), facts);
    }

    private CustomModel model(Stage stage) {
        CustomModel model = new CustomModel();
        model.id = "model_1";
        model.alias = "support-bot";
        model.stage = stage;
        model.planJson = JsonText.write(plan);
        return model;
    }

    private static ReleaseFacts serving(ReleaseFacts.Run run, ReleaseFacts.Alias alias) {
        return facts(DeploymentState.READY, run, alias);
    }

    private static ReleaseFacts facts(
            DeploymentState state, ReleaseFacts.Run run, ReleaseFacts.Alias alias) {
        return new ReleaseFacts(
                state == null ? null : new ReleaseFacts.Serving("dep_1", state, "said so", 1, 1),
                run,
                alias,
                false,
                NOW);
    }

    private static ReleaseFacts.Run done(Verdict verdict) {
        return new ReleaseFacts.Run("eval_1", EvaluationState.DONE, verdict, 0.9, "exact 0.90");
    }

    private static void assertMove(ReleaseStep step, Stage to) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        ReleaseStep.Move.class, move -> assertThat(move.to()).isEqualTo(to));
    }

    private static ReleasePlan plan(boolean suite, boolean canary, Approve approve, StopAt stopAt) {
        return new ReleasePlan(
                        null,
                        suite
                                ? new ReleasePlan.Evaluate(
                                        "s", new ReleasePlan.GateSpec(Map.of("exact", 0.8), null))
                                : null,
                        approve,
                        new ReleasePlan.RouteTo(
                                null,
                                canary ? new ReleasePlan.Canary(10, Duration.ofMinutes(5)) : null,
                                null),
                        stopAt)
                .withDefaults("support-bot");
    }
}
