package dev.slipway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteDeploymentTest {

    @Test
    void of_startedWithoutACount_isTakenForItsMaximum() {
        assertThat(RemoteDeployment.of(endpoint("STARTED", 1, 4)).readyReplicas()).isEqualTo(4);
        assertThat(RemoteDeployment.of(endpoint("STARTED", 2, null)).readyReplicas()).isEqualTo(2);
        assertThat(RemoteDeployment.of(endpoint("STARTED", null, null)).readyReplicas())
                .isEqualTo(1);
        assertThat(RemoteDeployment.of(endpoint("STOPPED", 1, 4)).readyReplicas()).isZero();
    }

    private static DedicatedEndpoint endpoint(String state, Integer min, Integer max) {
        return new DedicatedEndpoint("endpoint-1", "n", "d", "m", "1xh100", state, min, max, null);
    }
}
