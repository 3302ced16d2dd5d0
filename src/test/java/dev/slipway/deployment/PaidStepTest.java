package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.provider.Autoscaling;
import org.junit.jupiter.api.Test;

class PaidStepTest {
    private final Deployment d = new Deployment();

    @Test
    void is_create_unlessItMayHaveBeenSent() {
        d.state = DeploymentState.CREATING;
        assertThat(PaidStep.is(d, facts(false), new DeploymentStep.Create())).isTrue();
        assertThat(PaidStep.is(d, facts(true), new DeploymentStep.Create())).isFalse();
        d.state = DeploymentState.DELETING;
        assertThat(PaidStep.is(d, facts(true), new DeploymentStep.Create())).isFalse();
    }

    @Test
    void is_scale_onlyUp() {
        d.state = DeploymentState.STOPPED;
        assertThat(PaidStep.is(d, facts(false), scale(new Autoscaling(1, 2, "x", 1)))).isTrue();
        assertThat(PaidStep.is(d, facts(false), scale(Autoscaling.STOPPED))).isFalse();
    }

    private static DeploymentStep scale(Autoscaling to) {
        return new DeploymentStep.Scale(to, null, "for the test");
    }

    private static DeploymentFacts facts(boolean maybe) {
        return new DeploymentFacts(null, null, Link.NOT_ASKED, maybe);
    }
}
