package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.Stage;
import dev.slipway.platform.JsonText;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The road of weights that no fine-tune made. */
class ReleaseOfWeightsTest {
    private static final ReleaseFacts.Alias NO_LIVE = new ReleaseFacts.Alias(null, null, false);

    @Test
    void registered_withWeightsToUpload_isChecked() {
        CustomModel model = model(Stage.REGISTERED);
        model.weights.repository = "acme/bot";
        assertMove(ReleaseDecision.decide(model, facts(false)), Stage.CHECKING);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKING", "UPLOADING", "VALIDATING"})
    void onTheWayToTheProvider_isTakenIn(Stage stage) {
        assertThat(ReleaseDecision.decide(model(stage), facts(false)))
                .isInstanceOf(ReleaseStep.TakeIn.class);
    }

    @Test
    void closing_weightsLeft_removesThemBeforeItEnds() {
        CustomModel model = model(Stage.CLOSING);
        model.outcome = Stage.FAILED;
        assertThat(ReleaseDecision.decide(model, facts(true)))
                .isInstanceOf(ReleaseStep.RemoveWeights.class);
        assertMove(ReleaseDecision.decide(model, facts(false)), Stage.FAILED);
    }

    private static ReleaseFacts facts(boolean weightsLeft) {
        return new ReleaseFacts(
                null, null, NO_LIVE, weightsLeft, Instant.parse("2026-11-21T00:00:00Z"));
    }

    private static CustomModel model(Stage stage) {
        CustomModel model = new CustomModel();
        model.id = "model_1";
        model.alias = "support-bot";
        model.stage = stage;
        model.planJson =
                JsonText.write(
                        new ReleasePlan(null, null, null, null, null).withDefaults("support-bot"));
        return model;
    }

    private static void assertMove(ReleaseStep step, Stage to) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        ReleaseStep.Move.class, move -> assertThat(move.to()).isEqualTo(to));
    }
}
