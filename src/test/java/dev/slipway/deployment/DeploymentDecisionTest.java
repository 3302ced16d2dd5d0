package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.deployment.DeploymentFacts.Signs;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentDecisionTest {
    private static final DeploymentFacts NOTHING_NOW =
            new DeploymentFacts(null, null, Link.NOT_ASKED, false);
    private static final DeploymentFacts NOTHING = NOTHING_NOW.with(new Signs(false, true, false));

    @Test
    void creating_notMade_creates() {
        Deployment d = deployment(DeploymentState.CREATING);
        d.externalId = null;

        assertThat(DeploymentDecision.decide(d, NOTHING)).isInstanceOf(DeploymentStep.Create.class);
    }

    @Test
    void creating_madeButNotInTheSplit_setsTheSplitFirst() {
        assertThat(decide(DeploymentState.CREATING, facts("PROVISIONING", 0, 1, 0)))
                .isInstanceOf(DeploymentStep.Connect.class);
        assertThat(decide(DeploymentState.CREATING, facts("PROVISIONING", 0, 1, 100)))
                .isInstanceOfSatisfying(
                        DeploymentStep.Move.class,
                        move -> assertThat(move.to()).isEqualTo(DeploymentState.STARTING));
    }

    @Test
    void creating_madeWithoutReplicas_asksForThemOnceItIsConnected() {
        assertThat(decide(DeploymentState.CREATING, facts("STOPPED", 0, 0, 0)))
                .isInstanceOf(DeploymentStep.Connect.class);
        assertThat(decide(DeploymentState.CREATING, facts("PROVISIONING", 0, 0, 100)))
                .as("not settled yet")
                .isInstanceOf(DeploymentStep.Note.class);
        assertThat(decide(DeploymentState.CREATING, facts("STOPPED", 0, 0, 100)))
                .isInstanceOfSatisfying(
                        DeploymentStep.Scale.class,
                        scale -> {
                            assertThat(scale.to()).isEqualTo(DeploymentState.STARTING);
                            assertThat(scale.autoscaling().maxReplicas()).isEqualTo(2);
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATING", "STARTING", "READY", "DEGRADED", "STOPPING", "DELETING"})
    void anyState_notFoundOnce_isLookedAtAgain(DeploymentState state) {
        assertThat(decide(state, NOTHING_NOW)).isInstanceOf(DeploymentStep.Missed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, PROVISIONING, 0, STARTING",
        "STARTING, SCALING, 0, STARTING",
        "STARTING, A_WORD_OF_TOMORROW, 0, STARTING",
        "STARTING, DEGRADED, 0, STARTING",
        "STARTING, READY, 1, READY",
        "READY, READY, 1, READY",
        "READY, SCALING, 1, READY",
        "READY, DEGRADED, 1, DEGRADED",
        "DEGRADED, READY, 1, READY",
        "READY, STOPPED, 0, STOPPING",
        "READY, FAILED, 0, FAILED",
        "STARTING, FAILED, 0, FAILED",
        "STARTING, STOPPED, 0, STARTING"
    })
    void running_whatTheProviderSays_movesTheRecord(
            DeploymentState now, String remote, int ready, DeploymentState expected) {
        DeploymentStep step = decide(now, facts(remote, ready, 1, 100));

        if (now == expected) {
            assertThat(step).isInstanceOf(DeploymentStep.Note.class);
        } else {
            assertThat(step)
                    .isInstanceOfSatisfying(
                            DeploymentStep.Move.class,
                            move -> assertThat(move.to()).isEqualTo(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, PENDING, STARTING",
        "STARTING, STARTING, STARTING",
        "STARTING, STARTED, READY",
        "READY, STARTED, READY",
        "READY, STOPPED, STOPPING",
        "READY, ERROR, FAILED"
    })
    void running_whatV1Says_movesTheRecord(
            DeploymentState now, String remote, DeploymentState expected) {
        DeploymentStep step = decide(now, legacy(remote, Link.NOT_ASKED));
        if (now == expected) {
            assertThat(step).isInstanceOf(DeploymentStep.Note.class);
        } else {
            assertThat(step)
                    .isInstanceOfSatisfying(
                            DeploymentStep.Move.class,
                            move -> assertThat(move.to()).isEqualTo(expected));
        }
    }

    @Test
    void starting_adapterNotBoundYet_isBoundBeforeItIsReady() {
        assertThat(decide(DeploymentState.STARTING, legacy("STARTED", Link.MISSING)))
                .isInstanceOf(DeploymentStep.Connect.class);
    }

    private static DeploymentFacts legacy(String state, Link link) {
        DedicatedEndpoint endpoint =
                new DedicatedEndpoint(
                        "endpoint-1", "u/m-1", "mine", "u/m", "1x_h100", state, 1, 1, null);
        return new DeploymentFacts(null, RemoteDeployment.of(endpoint), link, false);
    }

    @Test
    void deleting_adapterStillBound_isUnboundBeforeItsEndpointGoes() {
        assertThat(decide(DeploymentState.DELETING, legacy("STARTED", Link.NOT_ASKED)))
                .isInstanceOf(DeploymentStep.Scale.class);
        assertThat(decide(DeploymentState.DELETING, legacy("STOPPED", Link.THERE)))
                .isInstanceOf(DeploymentStep.Disconnect.class);
        assertThat(decide(DeploymentState.DELETING, legacy("STOPPED", Link.MISSING)))
                .isInstanceOf(DeploymentStep.Delete.class);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTED, true",
        "PENDING, true",
        "STOPPING, false",
        "STOPPED, false",
        "ERROR, false"
    })
    void failed_whatStillRunsThere_isStopped(String remote, boolean stopped) {
        DeploymentStep step = decide(DeploymentState.FAILED, legacy(remote, Link.NOT_ASKED));
        if (stopped) {
            assertThat(step)
                    .isEqualTo(new DeploymentStep.Scale(Autoscaling.STOPPED, null, "it failed"));
        } else {
            assertThat(step).isInstanceOf(DeploymentStep.Note.class);
        }
    }

    @Test
    void running_goneAtTheProvider_isFailed() {
        assertThat(decide(DeploymentState.READY, NOTHING))
                .isInstanceOfSatisfying(
                        DeploymentStep.Move.class,
                        move -> assertThat(move.to()).isEqualTo(DeploymentState.FAILED));
    }

    @Test
    void stopAndStart_scaleToNothingAndBack() {
        Deployment stop = deployment(DeploymentState.READY);
        stop.wish = Deployment.Wish.STOP;
        assertThat(DeploymentDecision.decide(stop, facts("READY", 1, 1, 100)))
                .isInstanceOfSatisfying(
                        DeploymentStep.Scale.class,
                        scale -> {
                            assertThat(scale.autoscaling()).isEqualTo(Autoscaling.STOPPED);
                            assertThat(scale.to()).isEqualTo(DeploymentState.STOPPING);
                        });

        Deployment start = deployment(DeploymentState.STOPPED);
        start.wish = Deployment.Wish.START;
        assertThat(DeploymentDecision.decide(start, facts("STOPPED", 0, 0, 100)))
                .isInstanceOfSatisfying(
                        DeploymentStep.Scale.class,
                        scale -> assertThat(scale.autoscaling().maxReplicas()).isEqualTo(2));
    }

    @Test
    void deleting_followsTheProvidersOrder() {
        assertThat(decide(DeploymentState.DELETING, facts("READY", 1, 1, 100)))
                .as("replicas first")
                .isInstanceOf(DeploymentStep.Scale.class);
        assertThat(decide(DeploymentState.DELETING, facts("READY", 1, 0, 100)))
                .as("then wait")
                .isInstanceOf(DeploymentStep.Note.class);
        assertThat(decide(DeploymentState.DELETING, facts("STOPPED", 0, 0, 100)))
                .as("then the split")
                .isInstanceOf(DeploymentStep.Disconnect.class);
        assertThat(decide(DeploymentState.DELETING, facts("STOPPED", 0, 0, 0)))
                .as("then the deployment")
                .isInstanceOf(DeploymentStep.Delete.class);
        assertThat(
                        decide(
                                DeploymentState.DELETING,
                                new DeploymentFacts(endpoint(0), null, Link.NOT_ASKED, false)))
                .as("then the endpoint")
                .isInstanceOf(DeploymentStep.Delete.class);
        assertThat(decide(DeploymentState.DELETING, NOTHING))
                .as("and only then it is gone")
                .isInstanceOf(DeploymentStep.Gone.class);
    }

    @Test
    void deleting_createOfUnknownOutcome_findsOutFirst() {
        assertThat(
                        decide(
                                DeploymentState.DELETING,
                                new DeploymentFacts(endpoint(0), null, Link.NOT_ASKED, true)))
                .isInstanceOf(DeploymentStep.Create.class);
    }

    @Test
    void starting_noGpusForTooLong_failsSoThatAnotherKindIsTried() {
        DeploymentFacts waiting = facts("DEGRADED", 0, 1, 100);

        assertThat(decide(DeploymentState.STARTING, waiting))
                .isInstanceOf(DeploymentStep.Note.class);
        assertThat(decide(DeploymentState.STARTING, waiting.with(new Signs(true, false, false))))
                .isInstanceOfSatisfying(
                        DeploymentStep.Move.class,
                        move -> {
                            assertThat(move.to()).isEqualTo(DeploymentState.FAILED);
                            assertThat(move.why()).startsWith(Starving.REASON);
                        });
    }

    @Test
    void deleteWish_fromAnyStateButTheEnd_beginsTheRemoval() {
        for (DeploymentState state : DeploymentState.values()) {
            Deployment d = deployment(state);
            d.wish = Deployment.Wish.DELETE;
            DeploymentStep step = DeploymentDecision.decide(d, NOTHING);
            if (state == DeploymentState.DELETING) {
                assertThat(step).isInstanceOf(DeploymentStep.Gone.class);
            } else if (state == DeploymentState.DELETED) {
                assertThat(step).isInstanceOf(DeploymentStep.Note.class);
            } else {
                assertThat(step)
                        .isInstanceOfSatisfying(
                                DeploymentStep.Move.class,
                                move -> assertThat(move.to()).isEqualTo(DeploymentState.DELETING));
            }
        }
    }

    private static DeploymentStep decide(DeploymentState state, DeploymentFacts facts) {
        return DeploymentDecision.decide(deployment(state), facts);
    }

    private static Deployment deployment(DeploymentState state) {
        Deployment d = new Deployment();
        d.id = "dep_1";
        d.state = state;
        d.endpointId = "ep_1";
        d.externalId = "dep_x";
        d.minReplicas = 1;
        d.maxReplicas = 2;
        return d;
    }

    private static RemoteEndpoint endpoint(int weight) {
        return new RemoteEndpoint("ep_1", "slug/name", "etag", Map.of("dep_x", weight));
    }

    private static DeploymentFacts facts(String state, int ready, int desired, int weight) {
        RemoteDeployment remote =
                new RemoteDeployment(
                        "dep_x",
                        "slug/name/dep",
                        "ep_1",
                        "DEPLOYMENT_STATE_" + state,
                        "",
                        ready,
                        desired,
                        "h100",
                        "etag");
        return new DeploymentFacts(
                endpoint(weight), remote, weight > 0 ? Link.THERE : Link.MISSING, false);
    }
}
