package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import dev.slipway.provider.FailureWords.Explanation;
import dev.slipway.provider.RemoteDeployment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarvingTest {
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

    private final FailureWords words = mock();
    private final DeploymentConfig config = mock();
    private final DatabaseFacts database = mock();
    private final Starving starving = new Starving(null, null, words, config, database);

    @ParameterizedTest
    @CsvSource({
        "STARTING, CAPACITY,     0, PT21M, true",
        "STARTING, CAPACITY,      , PT21M, true",
        "STARTING, CAPACITY,     0, PT19M, false",
        "STARTING, CAPACITY,     1, PT21M, false",
        "STARTING, INVALID_DATA, 0, PT21M, false",
        "DEGRADED, CAPACITY,     0, PT21M, false"
    })
    void now_onlyWithoutAReplicaForWantOfRoomForTooLong(
            DeploymentState state, FailureKind said, Integer ready, Duration since, boolean is) {
        when(database.now()).thenReturn(NOW);
        when(config.capacityWait()).thenReturn(Duration.ofMinutes(20));
        when(words.explain(any())).thenReturn(new Explanation(said, "hint"));
        Deployment d = new Deployment();
        d.state = state;
        d.updatedAt = NOW.minus(since);
        RemoteDeployment remote =
                new RemoteDeployment(
                        "dep_1", "n", "ep_1", "DEPLOYMENT_STATE_DEGRADED", "m", ready, 1, "h", "e");

        assertThat(starving.now(d, remote)).isEqualTo(is);
    }
}
