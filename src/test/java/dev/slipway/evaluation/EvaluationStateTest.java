package dev.slipway.evaluation;

import dev.slipway.lifecycle.StateMatrix;
import org.junit.jupiter.api.Test;

class EvaluationStateTest {

    @Test
    void next_allPairs_areAsThePlanDrawsThem() {
        StateMatrix.assertMatches(
                EvaluationState.class,
                """
                QUEUED:    RUNNING CANCELLED ERROR
                RUNNING:   DONE ERROR CANCELLED
                DONE:
                ERROR:
                CANCELLED:
                """);
    }
}
