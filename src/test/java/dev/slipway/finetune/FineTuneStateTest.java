package dev.slipway.finetune;

import dev.slipway.lifecycle.StateMatrix;
import org.junit.jupiter.api.Test;

class FineTuneStateTest {

    @Test
    void next_allPairs_areAsThePlanDrawsThem() {
        StateMatrix.assertMatches(
                FineTuneState.class,
                """
                QUEUED:        CHECKING_DATA HELD CANCELLING FAILED
                CHECKING_DATA: SUBMITTING HELD CANCELLING FAILED
                SUBMITTING:    TRAINING HELD CANCELLING FAILED
                TRAINING:      SUCCEEDED HELD CANCELLING FAILED
                HELD:          QUEUED CHECKING_DATA SUBMITTING TRAINING CANCELLING FAILED
                CANCELLING:    CANCELLED SUCCEEDED FAILED HELD
                SUCCEEDED:
                FAILED:
                CANCELLED:
                """);
    }
}
