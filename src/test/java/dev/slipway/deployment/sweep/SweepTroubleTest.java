package dev.slipway.deployment.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployment.sweep.SweepScene.Gpus;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sweep when things cannot be read, change under it, or come late. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class SweepTroubleTest {
    private static final Duration GRACE = Duration.ofMinutes(11);
    private static final Duration A_DAY = Duration.ofHours(25);

    @Inject Sweep sweep;
    @Inject SweepRun runs;
    @Inject SweepScene scene;
    @Inject DeploymentHost host;
    @Inject Turn turn;

    @BeforeEach
    void nothingThere() {
        scene.clean();
    }

    @AfterEach
    void nothingKnown() {
        given().delete(SandboxServer.url() + "/sandbox/faults");
        scene.forget();
    }

    @Test
    void run_oneThingCannotBeLookedAt_theOthersAreAndTheSweepIsNotWhole() {
        Gpus broken = scene.lost();
        Gpus brokenToo = scene.lost();
        Gpus gone = scene.lost();
        Gpus fine = scene.lost();
        sweep.run();
        scene.notACopy();
        takeAway(brokenToo);
        takeAway(gone);
        cannotBeLookedAt(broken);
        cannotBeLookedAt(brokenToo);
        scene.older(GRACE);

        assertThatThrownBy(sweep::run).hasMessageContaining("Not all was swept");

        assertThat(running(fine)).isFalse();
        assertThat(state(fine)).startsWith("STOPP");
        assertThat(state(gone)).as("not open any more").isNull();
        assertThat(state(brokenToo)).as("nobody saw that it is gone").isEqualTo("FOUND");
        assertThat(runs.last().complete()).isFalse();
        assertThat(runs.last().failed()).contains(broken.id(), brokenToo.id());
    }

    @Test
    void run_whatWasToBeDeletedHasARecordAgain_isStoppedAllTheSame() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "RELEASED", gpus.endpointId(), false);
        scene.effect(gpus, "dep", "RELEASED", gpus.id(), false);
        sweep.run();
        assertThat(state(gpus)).isEqualTo("DELETING");
        scene.advance("PT10M");
        host.scale(gpus.endpointId(), gpus.id(), new Autoscaling(1, 1, null, (Integer) null), null);
        scene.effectsBecome("UNKNOWN");
        scene.effectsOlder(A_DAY);
        scene.older(A_DAY);

        sweep.run();

        assertThat(running(gpus)).isFalse();
    }

    @Test
    void run_trainingCameLate_isCancelledOnceItsRecordHasEnded() {
        String id = Api.fineTuneUnjudged("late-" + scene.subject().substring(4));
        turn.until("it trains", () -> Api.fineTune(id).getString("state").equals("TRAINING"));
        String job = Api.fineTune(id).getString("providerJobId");
        scene.endWork();
        scene.effectsBecome("UNKNOWN");
        scene.effectsOlder(A_DAY);

        scene.fineTuneIs(id, "HELD");
        sweep.run();
        assertThat(finding(job, "finding")).as("a person looks at it").isEqualTo("UNADOPTED");
        assertThat(finding(job, "state")).isEqualTo("FOUND");

        scene.fineTuneIs(id, "CANCELLED");
        sweep.run();
        assertThat(finding(job, "finding")).isIn("UNWANTED", null);
        assertThat(Api.acts("fine_tune.cancel")).isPositive();
    }

    private static String state(Gpus gpus) {
        return finding(gpus.id(), "state");
    }

    private static String finding(String externalId, String field) {
        return Api.get("/api/v1/deployments?orphans=true")
                .getString("data.find { it.externalId == '%s' }?.%s".formatted(externalId, field));
    }

    private void takeAway(Gpus gpus) {
        host.scale(gpus.endpointId(), gpus.id(), Autoscaling.STOPPED, null);
        scene.advance("PT10M");
        host.deleteDeployment(gpus.endpointId(), gpus.id(), null);
    }

    private static void cannotBeLookedAt(Gpus gpus) {
        Api.fault(
                Map.of(
                        "method",
                        "GET",
                        "route",
                        "/v2/projects/*/endpoints/%s/deployments/%s"
                                .formatted(gpus.endpointId(), gpus.id()),
                        "kind",
                        "fail",
                        "status",
                        403,
                        "count",
                        50));
    }

    private boolean running(Gpus gpus) {
        return Replicas.of(scene.at(gpus)).running();
    }
}
