package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.lifecycle.IllegalMoveException;
import dev.slipway.lifecycle.StateMatrix;
import dev.slipway.platform.Actor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Actor TEST = Actor.worker("test");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void next_allPairs_areAsThePlanDrawsThem() {
        StateMatrix.assertMatches(
                Stage.class,
                """
                REGISTERED: CHECKING UPLOADED HELD CLOSING
                CHECKING:   UPLOADING READY HELD CLOSING
                UPLOADING:  VALIDATING HELD CLOSING
                VALIDATING: UPLOADED HELD CLOSING
                UPLOADED:   DEPLOYING HELD CLOSING
                DEPLOYING:  READY HELD CLOSING
                READY:      EVALUATING APPROVED HELD CLOSING
                EVALUATING: APPROVED HELD CLOSING
                APPROVED:   CANARY LIVE HELD CLOSING
                CANARY:     LIVE STANDBY HELD CLOSING
                LIVE:       STANDBY
                STANDBY:    LIVE CLOSING
                HELD:       REGISTERED CHECKING UPLOADING VALIDATING UPLOADED DEPLOYING READY EVALUATING APPROVED CANARY CLOSING
                CLOSING:    FAILED REJECTED CANCELLED RETIRED
                FAILED:
                REJECTED:
                CANCELLED:
                RETIRED:
                """);
    }

    @Test
    void moveTo_notAllowed_changesNothingAndNamesBothStates() {
        CustomModel model = model(Stage.LIVE);

        assertThatThrownBy(() -> model.moveTo(Stage.READY, "no", TEST, NOW))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessage("model_1 is LIVE and cannot become READY.");
        assertThat(model.stage).isEqualTo(Stage.LIVE);
        assertThat(model.moves).isEqualTo(1);
    }

    @Test
    void holdAndRelease_goBackToWhereItWas() {
        CustomModel model = model(Stage.EVALUATING);
        model.hold("inconclusive", NOW.plusSeconds(60), TEST, NOW);
        assertThat(model.heldFrom).isEqualTo(Stage.EVALUATING);

        model.release(Stage.READY, "retry", TEST, NOW);

        assertThat(model.stage).isEqualTo(Stage.READY);
        assertThat(model.heldFrom).isNull();
        assertThat(model.heldUntil).isNull();
    }

    private static CustomModel model(Stage stage) {
        CustomModel model = new CustomModel();
        model.id = "model_1";
        model.born(stage, "for the test", TEST, NOW);
        return model;
    }
}
