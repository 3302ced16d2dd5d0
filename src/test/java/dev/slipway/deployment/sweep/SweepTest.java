package dev.slipway.deployment.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.deployment.sweep.SweepScene.Gpus;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The six cases of the sweep, against things that really stand at the sandbox. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class SweepTest {
    private static final Duration GRACE = Duration.ofMinutes(11);
    private static final Duration A_DAY = Duration.ofHours(25);

    @Inject Sweep sweep;
    @Inject SweepScene scene;
    @Inject DeploymentHost host;

    @AfterEach
    void nothingKnown() {
        scene.forget();
    }

    @BeforeEach
    void nothingThere() {
        switches("true");
        scene.clean();
    }

    @Test
    void run_wantedThing_isLeftAlone() {
        Gpus gpus = confirmed();

        sweep.run();

        assertThat(scene.at(gpus).desiredReplicas()).isNotZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void run_unknownName_isPricedAtOnceAndStoppedAfterTheGraceAndDeletedAfterADay() {
        Gpus gpus = scene.lost();
        scene.advance("PT10M");

        sweep.run();
        assertThat(only().getString("finding")).isEqualTo("UNKNOWN");
        assertThat(only().getString("state")).isEqualTo("FOUND");
        assertThat(only().getDouble("usdPerHour")).isGreaterThan(0);
        assertThat(running(gpus)).as("it may be somebody's a moment from now").isTrue();

        scene.older(GRACE);
        sweep.run();
        assertThat(only().getString("state")).startsWith("STOPP");
        assertThat(only().getDouble("usdSinceSeen")).as("eleven minutes").isGreaterThan(0.1);
        assertThat(scene.booked()).isCloseTo(only().getDouble("usdSinceSeen"), within(0.001));
        assertThat(running(gpus)).isFalse();

        scene.advance("PT10M");
        sweep.run();
        assertThat(only().getString("state")).isEqualTo("STOPPED");
        assertThat(only().getDouble("usdPerHour")).isZero();

        scene.older(A_DAY);
        sweep.run();
        assertThat(found()).as("the address went after what was below it").isEmpty();
        assertThat(host.endpoints()).isEmpty();
    }

    @Test
    void run_ownerIsBetweenIntentAndAnswer_isNeverTouched() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "CONFIRMED", gpus.endpointId(), true);
        scene.effect(gpus, "dep", "ATTEMPTING", null, true);

        sweep.run();
        scene.older(A_DAY);
        sweep.run();

        assertThat(running(gpus)).isTrue();
        assertThat(found()).isEmpty();
    }

    @Test
    void run_outcomeUnknown_itsRecordIsToldToLook() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "CONFIRMED", gpus.endpointId(), true);
        scene.effect(gpus, "dep", "UNKNOWN", null, true);

        sweep.run();
        assertThat(scene.woken(gpus.subject())).isTrue();

        scene.effectsOlder(A_DAY);
        sweep.run();
        scene.older(A_DAY);
        sweep.run();
        assertThat(running(gpus)).isTrue();
        assertThat(only().getString("finding")).isEqualTo("UNADOPTED");
    }

    @Test
    void run_outcomeUnknownAndNobodyLooks_isStoppedAndNotDeleted() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "CONFIRMED", gpus.endpointId(), false);
        scene.effect(gpus, "dep", "UNKNOWN", null, false);
        scene.effectsOlder(A_DAY);
        scene.advance("PT10M");

        sweep.run();
        scene.older(A_DAY);
        sweep.run();
        sweep.run();

        assertThat(running(gpus)).isFalse();
        assertThat(only().getString("state")).startsWith("STOPP");
        assertThat(only().getDouble("usdSinceSeen")).as("a day").isGreaterThan(10);
        assertThat(scene.booked())
                .as("nobody else books it")
                .isCloseTo(only().getDouble("usdSinceSeen"), within(0.001));
    }

    @Test
    void run_twoOfOneName_theRecordedOneStays() {
        switches("false");
        Gpus gpus = confirmed();
        Gpus twin =
                new Gpus(
                        gpus.endpointId(),
                        scene.create(gpus.endpointId(), scene.token(gpus.subject(), "dep")),
                        gpus.subject());

        sweep.run();
        assertThat(running(gpus)).isTrue();
        assertThat(running(twin)).isFalse();
        scene.advance("PT10M");
        sweep.run();

        assertThat(host.deployments(gpus.endpointId()))
                .singleElement()
                .extracting("id")
                .isEqualTo(gpus.id());
    }

    private static void switches(String uniqueNames) {
        given().contentType("application/json")
                .body("{\"uniqueNames\":%s}".formatted(uniqueNames))
                .post(SandboxServer.url() + "/sandbox/switches")
                .then()
                .statusCode(200);
    }

    @Test
    void run_releasedAndAlive_isTakenDownInTheProvidersOrder() {
        Gpus gpus = scene.lost();
        host.split(gpus.endpointId(), Map.of(gpus.id(), 100), null);
        scene.effect(gpus, "ep", "RELEASED", gpus.endpointId(), false);
        scene.effect(gpus, "dep", "RELEASED", gpus.id(), false);

        sweep.run();
        assertThat(running(gpus)).isFalse();
        scene.advance("PT10M");
        sweep.run();

        assertThat(host.endpoints()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void run_releasingWithItsOwnerAtWork_isLeftToHim() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "RELEASING", gpus.endpointId(), true);
        scene.effect(gpus, "dep", "RELEASING", gpus.id(), true);

        sweep.run();

        assertThat(running(gpus)).isTrue();
        assertThat(scene.woken(gpus.subject())).isTrue();
    }

    @Test
    void run_confirmedAndGone_itsRecordIsToldToLook() {
        Gpus gpus = new Gpus("ep_gone", "dep_gone", scene.subject());
        scene.effect(gpus, "dep", "CONFIRMED", gpus.id(), true);

        sweep.run();

        assertThat(scene.woken(gpus.subject())).isTrue();
    }

    @Test
    void run_namesOfOthers_areNotTouched() {
        Gpus others = scene.gpus("s000000000-abcdefgh12345678-ep-g1", "production", "none");
        Gpus below = confirmed();
        String foreign = scene.create(below.endpointId(), "by-hand");
        int acts = acts();

        sweep.run();
        scene.older(A_DAY);
        sweep.run();

        assertThat(acts()).isEqualTo(acts);
        assertThat(found()).isEmpty();
        assertThat(running(others)).isTrue();
        assertThat(host.deployment(below.endpointId(), foreign).in("STOPPED")).isFalse();
    }

    @Test
    void approve_deletesBeforeItsTime_andKeepLeavesItAlone() {
        Gpus deleted = scene.lost();
        Gpus kept = scene.lost();
        sweep.run();
        act(deleted.id(), "delete", 202);
        act(deleted.endpointId(), "delete", 202);
        act(kept.id(), "keep", 200);
        act(kept.endpointId(), "keep", 200);

        sweep.run();
        scene.older(A_DAY);
        scene.advance("PT10M");
        sweep.run();

        assertThat(host.endpoints()).singleElement().extracting("id").isEqualTo(kept.endpointId());
        assertThat(running(kept)).isTrue();
        assertThat(found()).extracting("state").containsOnly("KEPT");
    }

    private void act(String externalId, String action, int status) {
        String id =
                Api.get("/api/v1/deployments?orphans=true")
                        .getString("data.find { it.externalId == '%s' }.id".formatted(externalId));
        Api.post("/api/v1/deployments/orphans/%s/%s".formatted(id, action), "").statusCode(status);
    }

    private Gpus confirmed() {
        Gpus gpus = scene.lost();
        scene.effect(gpus, "ep", "CONFIRMED", gpus.endpointId(), true);
        scene.effect(gpus, "dep", "CONFIRMED", gpus.id(), true);
        return gpus;
    }

    private boolean running(Gpus gpus) {
        RemoteDeployment now = scene.at(gpus);
        return Replicas.of(now).running();
    }

    private static int acts() {
        return List.of(
                        "endpoint.update",
                        "endpoint.delete",
                        "deployment.update",
                        "deployment.delete")
                .stream()
                .mapToInt(Api::acts)
                .sum();
    }

    private static List<?> found() {
        return Api.get("/api/v1/deployments?orphans=true").getList("data");
    }

    /** The GPUs among the findings. */
    private static JsonPath only() {
        JsonPath all = Api.get("/api/v1/deployments?orphans=true");
        all.setRootPath("data.find { it.kind == 'deployment' }");
        return all;
    }
}
