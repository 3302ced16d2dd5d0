package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.DeploymentRequest.Options;
import dev.slipway.provider.DeploymentRequest.Placement;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import dev.slipway.provider.ServingConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class DeploymentsWireTest extends WireTest {

    private static final Autoscaling ONE = new Autoscaling(1, 1, "inflight_requests", 8);

    private final DeploymentHost host = port(DeploymentHost.class);

    private static DeploymentRequest request() {
        String base = base().baseModelId();
        ServingConfig config = port(ModelCatalog.class).configs(base).getFirst();
        return new DeploymentRequest("blue", base, config, ONE);
    }

    @Test
    void createEndpoint_isShownAndListedAndDeleted() {
        RemoteEndpoint made = host.createEndpoint("bot-1");

        assertThat(made.id()).startsWith("ep_");
        assertThat(made.name()).isEqualTo(SLUG + "/bot-1");
        assertThat(made.etag()).isNotBlank();
        assertThat(made.split()).isEmpty();
        assertThat(host.endpoint(made.id())).isEqualTo(made);
        assertThat(host.endpoints()).containsExactly(made);
        host.deleteEndpoint(made.id(), made.etag());
        assertThat(host.endpoints()).isEmpty();
        assertThat(refusal("not_found", () -> host.endpoint(made.id())))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void createDeployment_becomesReady() {
        RemoteEndpoint endpoint = host.createEndpoint("bot-1");

        RemoteDeployment made = host.createDeployment(endpoint.id(), request());
        advance("PT15M");
        RemoteDeployment ready = host.deployment(endpoint.id(), made.id());

        assertThat(made.id()).startsWith("dep_");
        assertThat(made.name()).isEqualTo(SLUG + "/bot-1/blue");
        assertThat(made.in("PROVISIONING")).isTrue();
        assertThat(made.readyReplicas()).isZero();
        assertThat(made.desiredReplicas()).isEqualTo(1);
        assertThat(made.hardware()).isEqualTo("1xnvidia-h100-80gb");
        assertThat(made.etag()).isNotBlank();
        assertThat(made.message()).isNotBlank();
        assertThat(ready.endpointId()).isEqualTo(endpoint.id());
        assertThat(ready.in("READY")).isTrue();
        assertThat(ready.readyReplicas()).isEqualTo(1);
        assertThat(ready.name()).isEqualTo(made.name());
        assertThat(ready.hardware()).isEqualTo(made.hardware());
        assertThat(ready.desiredReplicas()).isEqualTo(1);
        assertThat(host.deployments(endpoint.id())).containsExactly(ready);
    }

    @Test
    void validate_createsNothing() {
        String endpoint = host.createEndpoint("bot-1").id();
        DeploymentRequest none = new DeploymentRequest("blue", "ml_none", null, ONE);

        host.validate(endpoint, request());

        assertThat(host.deployments(endpoint)).isEmpty();
        assertThat(refusal("not_found", () -> host.validate(endpoint, none)))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void createDeployment_withAllOptions_isTaken() {
        String endpoint = host.createEndpoint("bot-1").id();
        Autoscaling all =
                new Autoscaling(
                        1,
                        2,
                        new Autoscaling.Metric("ttft", 800, "p95"),
                        new Autoscaling.Windows(
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Duration.ofHours(1)));
        Options options = new Options(null, true, new Placement(List.of("eu-north-1"), false));
        DeploymentRequest plain = request();
        DeploymentRequest request =
                new DeploymentRequest("blue", plain.modelObjectId(), plain.config(), all, options);

        RemoteDeployment made = host.createDeployment(endpoint, request);

        assertThat(made.desiredReplicas()).isEqualTo(1);
        assertThat(host.endpoint(endpoint).deployments())
                .extracting(RemoteDeployment::id)
                .containsExactly(made.id());
    }

    @Test
    void deployment_failed_saysWhy() {
        RemoteEndpoint endpoint = host.createEndpoint("bot-1");
        RemoteDeployment made = host.createDeployment(endpoint.id(), request());
        advance("PT15M");
        lever("/sandbox/deployments/" + made.id() + "/fail", "{\"message\":\"Xid 79\"}");

        RemoteDeployment failed = host.deployment(endpoint.id(), made.id());

        assertThat(failed.in("FAILED")).isTrue();
        assertThat(failed.message()).isEqualTo("Xid 79");
        assertThat(host.deployments(endpoint.id())).containsExactly(failed);
    }

    @Test
    void split_givesAndTakesWeight() {
        RemoteEndpoint endpoint = host.createEndpoint("bot-1");
        String made = host.createDeployment(endpoint.id(), request()).id();

        RemoteEndpoint routed = host.split(endpoint.id(), Map.of(made, 1), endpoint.etag());

        assertThat(routed.id()).isEqualTo(endpoint.id());
        assertThat(routed.name()).isEqualTo(endpoint.name());
        assertThat(routed.split()).containsExactlyEntriesOf(Map.of(made, 1));
        assertThat(routed.etag()).isNotBlank().isNotEqualTo(endpoint.etag());
        assertThat(host.endpoint(endpoint.id())).isEqualTo(routed);
        assertThat(host.endpoints()).containsExactly(routed);
        assertThat(
                        refusal(
                                "conflict",
                                () -> host.split(endpoint.id(), Map.of(made, 2), endpoint.etag())))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(host.split(endpoint.id(), Map.of(), routed.etag()).split())
                .containsExactlyEntriesOf(Map.of(made, 0));
    }

    @Test
    void scale_upAndOff_thenDelete() {
        RemoteEndpoint endpoint = host.createEndpoint("bot-1");
        RemoteDeployment made = host.createDeployment(endpoint.id(), request());
        advance("PT15M");
        Autoscaling two = new Autoscaling(2, 2, "inflight_requests", 8);

        RemoteDeployment scaled = host.scale(endpoint.id(), made.id(), two, made.etag());
        advance("PT15M");

        assertThat(scaled.id()).isEqualTo(made.id());
        assertThat(scaled.endpointId()).isEqualTo(endpoint.id());
        assertThat(scaled.name()).isEqualTo(made.name());
        assertThat(scaled.desiredReplicas()).isEqualTo(2);
        assertThat(scaled.hardware()).isEqualTo(made.hardware());
        assertThat(scaled.etag()).isNotBlank().isNotEqualTo(made.etag());
        assertThat(scaled.in("SCALING")).isTrue();
        assertThat(scaled.message()).isNotBlank();
        assertThat(scaled.readyReplicas()).isEqualTo(1);
        assertThat(host.deployment(endpoint.id(), made.id()).readyReplicas()).isEqualTo(2);
        host.scale(endpoint.id(), made.id(), Autoscaling.STOPPED, null);
        advance("PT15M");
        RemoteDeployment off = host.deployment(endpoint.id(), made.id());
        assertThat(off.in("STOPPED")).isTrue();
        host.deleteDeployment(endpoint.id(), made.id(), off.etag());
        assertThat(host.deployments(endpoint.id())).isEmpty();
    }
}
