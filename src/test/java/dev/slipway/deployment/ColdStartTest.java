package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import org.junit.jupiter.api.Test;

class ColdStartTest {
    private static final DeploymentRequest WARM =
            new DeploymentRequest("d", "ml_1", null, new Autoscaling(1, 2, null, (Integer) null));
    private static final DeploymentRequest COLD =
            new DeploymentRequest("d", "ml_1", null, Autoscaling.STOPPED);

    private final DeploymentHost host = mock(DeploymentHost.class);
    private final ColdStart start = new ColdStart(host);

    @Test
    void cold_allowed_isAskedOnceAndCreatesNothing() {
        assertThat(start.cold("ep_1", WARM)).isEqualTo(COLD);
        assertThat(start.cold("ep_1", WARM)).isEqualTo(COLD);

        verify(host, times(1)).validate("ep_1", COLD);
        verify(host, never()).createDeployment(any(), any());
    }

    @Test
    void cold_refusedAndWarmTaken_isWarmFromThenOn() {
        doThrow(refusal(FailureKind.INVALID_DATA)).when(host).validate("ep_1", COLD);

        assertThat(start.cold("ep_1", WARM)).isEqualTo(WARM);
        assertThat(start.cold("ep_1", WARM)).isEqualTo(WARM);
        verify(host, times(1)).validate("ep_1", COLD);
    }

    @Test
    void cold_refusedForAnotherReason_isTriedColdAndAskedAgain() {
        doThrow(refusal(FailureKind.INVALID_DATA)).when(host).validate(eq("ep_1"), any());
        assertThat(start.cold("ep_1", WARM)).isEqualTo(COLD);

        doNothing().when(host).validate("ep_1", WARM);
        assertThat(start.cold("ep_1", WARM)).isEqualTo(WARM);
    }

    @Test
    void cold_nameTakenByAnEarlierAttempt_isNoAnswer() {
        doThrow(refusal(FailureKind.CONFLICT)).when(host).validate(any(), any());

        assertThat(start.cold("ep_1", WARM)).isEqualTo(COLD);
        verify(host, never()).validate("ep_1", WARM);
    }

    @Test
    void cold_providerAway_saysSoAndLearnsNothing() {
        ProviderException away =
                new ProviderException(
                        FailureKind.PROVIDER_DOWN,
                        Outcome.NOT_SENT,
                        0,
                        "away",
                        ProviderException.Advice.of("wait"));
        doThrow(away).when(host).validate("ep_1", COLD);

        assertThatThrownBy(() -> start.cold("ep_1", WARM)).isSameAs(away);
    }

    private static ProviderException refusal(FailureKind kind) {
        return new ProviderException(
                kind, Outcome.REFUSED, 400, "no", ProviderException.Advice.of("Do this."));
    }
}
