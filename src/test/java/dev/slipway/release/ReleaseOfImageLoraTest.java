package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.ReleasePlan.Approve;
import dev.slipway.model.ReleasePlan.StopAt;
import dev.slipway.model.Stage;
import dev.slipway.model.preflight.Kind;
import dev.slipway.platform.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From READY on, an image LoRA takes the road of all models, without a deployment. */
class ReleaseOfImageLoraTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ReleaseFacts.Alias NO_LIVE = new ReleaseFacts.Alias(null, null, false);
    private static final ReleaseFacts.Alias LIVE = new ReleaseFacts.Alias("model_0", null, false);

    @Test
    void ready_planWithoutSuite_isApproved() {
        assertThat(decide(model(Stage.READY, plan(Approve.AUTO, StopAt.LIVE)), NO_LIVE))
                .isInstanceOf(ReleaseStep.Approve.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADED", "READY"})
    void ready_planStopsBefore_rests(StopAt stopAt) {
        assertThat(decide(model(Stage.READY, plan(Approve.AUTO, stopAt)), NO_LIVE))
                .isInstanceOf(ReleaseStep.Rest.class);
    }

    @Test
    void ready_planWithSuite_waitsForAPerson_whoMayApprove() {
        CustomModel model = model(Stage.READY, plan(Approve.AUTO, StopAt.LIVE));
        ReleasePlan.Evaluate suite =
                new ReleasePlan.Evaluate("s", new ReleasePlan.GateSpec(Map.of("exact", 0.8), null));
        model.planJson =
                JsonText.write(
                        new ReleasePlan(null, suite, null, null, null).withDefaults("flux-style"));

        assertThat(decide(model, NO_LIVE))
                .isInstanceOfSatisfying(
                        ReleaseStep.Hold.class, hold -> assertThat(hold.why()).contains("images"));
        assertApprovable(model);
    }

    @Test
    void ready_approvedByHand_waitsForAPerson_whoMayApprove() {
        CustomModel model = model(Stage.READY, plan(Approve.MANUAL, StopAt.LIVE));

        assertThat(decide(model, NO_LIVE)).isInstanceOf(ReleaseStep.Hold.class);
        assertApprovable(model);
    }

    @Test
    void ready_checkedBeforeTheyWereServed_isHeld() {
        CustomModel model = model(Stage.READY, plan(Approve.AUTO, StopAt.LIVE));
        model.weights.imageLoraUrl = null;

        assertThat(decide(model, NO_LIVE)).isInstanceOf(ReleaseStep.Hold.class);
    }

    @Test
    void approved_aliasHasALiveVersion_startsItsCanary_elseGoesLive() {
        CustomModel model = model(Stage.APPROVED, plan(Approve.AUTO, StopAt.LIVE));

        assertThat(decide(model, LIVE)).isInstanceOf(ReleaseStep.StartCanary.class);
        assertThat(decide(model, NO_LIVE)).isInstanceOf(ReleaseStep.GoLive.class);
    }

    @Test
    void approved_aliasAnswersChat_isHeld() {
        ReleaseFacts.Alias chat = new ReleaseFacts.Alias("model_0", null, false, true);

        assertThat(decide(model(Stage.APPROVED, plan(Approve.AUTO, StopAt.LIVE)), chat))
                .isInstanceOfSatisfying(
                        ReleaseStep.Hold.class,
                        hold -> assertThat(hold.why()).contains("model of text"));
    }

    @Test
    void canary_goesLiveAfterItsTime() {
        CustomModel model = model(Stage.CANARY, plan(Approve.AUTO, StopAt.LIVE));
        model.canaryUntil = NOW.plusSeconds(1);
        assertThat(decide(model, LIVE)).isEqualTo(new ReleaseStep.Rest(model.canaryUntil));
        model.canaryUntil = NOW;
        assertThat(decide(model, LIVE)).isInstanceOf(ReleaseStep.GoLive.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIVE", "STANDBY"})
    void inTraffic_nothingIsDone(Stage stage) {
        CustomModel model = model(stage, plan(Approve.AUTO, StopAt.LIVE));
        model.standbyUntil = NOW;
        assertThat(decide(model, LIVE)).isInstanceOf(ReleaseStep.Rest.class);
    }

    @Test
    void wishes_needNoDeployment() {
        CustomModel standing = model(Stage.STANDBY, plan(Approve.AUTO, StopAt.LIVE));
        standing.wish = "PROMOTE";
        assertThat(decide(standing, LIVE)).isInstanceOf(ReleaseStep.GoLive.class);

        CustomModel held = model(Stage.HELD, plan(Approve.AUTO, StopAt.LIVE));
        held.heldFrom = Stage.CANARY;
        held.wish = "RESUME";
        assertThat(decide(held, LIVE))
                .isInstanceOfSatisfying(
                        ReleaseStep.Release.class,
                        out -> assertThat(out.to()).isEqualTo(Stage.CANARY));
    }

    @Test
    void closing_ends() {
        CustomModel model = model(Stage.CLOSING, plan(Approve.AUTO, StopAt.LIVE));
        model.outcome = Stage.RETIRED;
        assertThat(decide(model, NO_LIVE)).isInstanceOf(ReleaseStep.Move.class);
    }

    private static void assertApprovable(CustomModel model) {
        model.stage = Stage.HELD;
        model.heldFrom = Stage.READY;
        assertThat(Actions.refusal(Wish.APPROVE, model, facts(NO_LIVE))).isEmpty();
    }

    private static ReleaseStep decide(CustomModel model, ReleaseFacts.Alias alias) {
        return ReleaseDecision.decide(model, facts(alias));
    }

    private static ReleaseFacts facts(ReleaseFacts.Alias alias) {
        return new ReleaseFacts(null, null, alias, false, NOW);
    }

    private static CustomModel model(Stage stage, ReleasePlan plan) {
        CustomModel model = new CustomModel();
        model.id = "model_1";
        model.alias = "flux-style";
        model.stage = stage;
        model.weights.kind = Kind.IMAGE_LORA;
        model.weights.imageLoraUrl = "https://huggingface.co/acme/style/resolve/0/a.safetensors";
        model.planJson = JsonText.write(plan);
        return model;
    }

    private static ReleasePlan plan(Approve approve, StopAt stopAt) {
        return new ReleasePlan(
                        null,
                        null,
                        approve,
                        new ReleasePlan.RouteTo(
                                null, new ReleasePlan.Canary(10, Duration.ofMinutes(5)), null),
                        stopAt)
                .withDefaults("flux-style");
    }
}
