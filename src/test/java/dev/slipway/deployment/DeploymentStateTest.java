package dev.slipway.deployment;

import dev.slipway.lifecycle.StateMatrix;
import org.junit.jupiter.api.Test;

class DeploymentStateTest {

    @Test
    void next_allPairs_areAsThePlanDrawsThem() {
        StateMatrix.assertMatches(
                DeploymentState.class,
                """
                PLANNED:  CREATING DELETING
                CREATING: STARTING FAILED DELETING
                STARTING: READY DEGRADED STOPPING FAILED DELETING
                READY:    DEGRADED STOPPING FAILED DELETING
                DEGRADED: READY STOPPING FAILED DELETING
                STOPPING: STOPPED FAILED DELETING
                STOPPED:  STARTING DELETING
                FAILED:   DELETING
                DELETING: DELETED
                DELETED:
                """);
    }
}
