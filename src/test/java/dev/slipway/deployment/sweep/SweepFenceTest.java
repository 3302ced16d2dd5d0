package dev.slipway.deployment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployment.sweep.OrphanDecision.Act;
import dev.slipway.deployment.sweep.OrphanDecision.What;
import dev.slipway.deployment.sweep.SweepRun.Right;
import dev.slipway.deployment.sweep.SweepScene.Gpus;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.Generation;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands between a decision of the sweep and what it sends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SweepFenceTest {
    private static final Act STOP = new Act(What.CALM, "replicas to 0/0");

    @Inject SweepRun run;
    @Inject OrphanSettle settle;
    @Inject Orphans orphans;
    @Inject SweepScene scene;

    private Gpus gpus;
    private Sighting sighting;
    private Right right;
    private Orphan orphan;

    @BeforeEach
    void found() {
        String subject = scene.subject();
        gpus = new Gpus("ep_" + subject, "dep_at_" + subject, subject);
        Thing thing =
                new Thing(
                        new Thing.Key(Generation.V2, Kind.DEPLOYMENT, gpus.id()),
                        gpus.endpointId(),
                        scene.token(subject, "dep"),
                        new Thing.Vital("DEPLOYMENT_STATE_READY", true, 1, null));
        sighting = new Sighting(thing, Known.NOTHING, Finding.UNKNOWN, BigDecimal.ONE);
        right = Tx.call(run::begin);
        orphan = settle.seen(right, sighting);
    }

    @Test
    void intend_nothingChanged_isAllowedAndNoted() {
        assertThat(settle.intend(right, orphan, sighting, STOP)).isTrue();
    }

    @Test
    void intend_ownerBeganToCreateMeanwhile_sendsNothing() {
        scene.effect(gpus, "dep", "ATTEMPTING", null, true);

        assertThat(settle.intend(right, orphan, sighting, STOP)).isFalse();
    }

    @Test
    void intend_ownerAdoptedMeanwhile_sendsNothing() {
        Gpus elsewhere = new Gpus(gpus.endpointId(), gpus.id(), scene.subject());
        scene.effect(elsewhere, "dep", "CONFIRMED", gpus.id(), true);

        assertThat(settle.intend(right, orphan, sighting, STOP)).isFalse();
    }

    @Test
    void intend_aPersonKeptItMeanwhile_sendsNothing() {
        orphans.keep(new ProjectId("default"), orphan.id, Actor.worker("test"));

        assertThat(settle.intend(right, orphan, sighting, STOP)).isFalse();
    }

    @Test
    void intend_anotherSweepBegan_isRefused() {
        Tx.call(run::begin);

        assertThatThrownBy(() -> settle.intend(right, orphan, sighting, STOP))
                .isInstanceOf(SweepRun.SupersededException.class);
    }
}
