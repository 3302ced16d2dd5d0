package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.AdapterHost;
import dev.slipway.provider.AdapterHost.AdapterRequest;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.DeploymentRequest.Options;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.RemoteAdapter;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class AdaptersWireTest extends WireTest {

    private static final String LORA = "https://huggingface.co/acme/support-intents-lora";

    private final AdapterHost host = port(AdapterHost.class);
    private final ModelRegistry registry = port(ModelRegistry.class);

    private String revision(String model) {
        registry.upload(model, new WeightsSource(LORA, null));
        advance("PT10M");
        return registry.revisions(model).getFirst().id();
    }

    private static String deployment(String endpoint) {
        String base = base().baseModelId();
        ServingConfig config = port(ModelCatalog.class).configs(base).getFirst();
        Options lora = new Options(null, true, null);
        Autoscaling one = new Autoscaling(1, 1, "inflight_requests", 8);
        DeploymentRequest request = new DeploymentRequest("blue", base, config, one, lora);
        String id = port(DeploymentHost.class).createDeployment(endpoint, request).id();
        advance("PT15M");
        return id;
    }

    @Test
    void attach_becomesReady_andCanBePinnedAndDetached() {
        String model = registry.create("intents", "adapter", base().baseModelId()).id();
        String first = revision(model);
        String endpoint = port(DeploymentHost.class).createEndpoint("bot-1").id();
        String deployment = deployment(endpoint);

        RemoteAdapter fresh =
                host.attach(endpoint, deployment, new AdapterRequest(model, first, false));
        advance("PT10M");
        RemoteAdapter ready = host.adapter(endpoint, deployment, fresh.id());

        assertThat(fresh.id()).isEqualTo(model);
        assertThat(fresh.revisionId()).isEqualTo(first);
        assertThat(fresh.etag()).isNotBlank();
        assertThat(fresh.ready()).isFalse();
        assertThat(fresh.clusters()).hasSize(1);
        RemoteAdapter.Cluster loading = fresh.clusters().getFirst();
        assertThat(loading.id()).isNotBlank();
        assertThat(loading.state()).isEqualTo("ADAPTER_LOAD_STATE_PENDING");
        assertThat(ready.ready()).isTrue();
        assertThat(ready.id()).isEqualTo(model);
        assertThat(ready.revisionId()).isEqualTo(first);
        assertThat(ready.etag()).isNotBlank();
        assertThat(ready.clusters().getFirst().id()).isNotBlank();
        assertThat(host.adapters(endpoint, deployment)).containsExactly(ready);

        RemoteAdapter pinned = host.pin(endpoint, deployment, model, first, ready.etag());
        assertThat(pinned.id()).isEqualTo(model);
        assertThat(pinned.revisionId()).isEqualTo(first);
        assertThat(pinned.etag()).isNotBlank();
        // It is loaded again.
        assertThat(pinned.clusters()).containsExactly(loading);
        assertThat(refusal("conflict", () -> host.pin(endpoint, deployment, model, first, "stale")))
                .isEqualTo(FailureKind.CONFLICT);
        host.detach(endpoint, deployment, model, pinned.etag());
        assertThat(host.adapters(endpoint, deployment)).isEmpty();
    }
}
