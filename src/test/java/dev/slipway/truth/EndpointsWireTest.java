package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class EndpointsWireTest extends WireTest {

    private static final String H100 = "1x_nvidia_h100_80gb_sxm";

    private final EndpointHost host = port(EndpointHost.class);

    private DedicatedEndpoint made(String model) {
        lever("/sandbox/account", "{\"v1\":true}");
        return host.create(new EndpointRequest("bot-1", model, H100, 1, 2));
    }

    private static void says(DedicatedEndpoint endpoint, DedicatedEndpoint made) {
        assertThat(endpoint).hasNoNullFieldsOrProperties();
        assertThat(endpoint)
                .usingRecursiveComparison()
                .ignoringFields("state", "minReplicas", "maxReplicas")
                .isEqualTo(made);
    }

    @Test
    void create_becomesStarted() {
        DedicatedEndpoint made = made(MODEL);
        advance("PT20M");
        DedicatedEndpoint started = host.endpoint(made.id());

        assertThat(made.id()).startsWith("endpoint-");
        assertThat(made.name()).startsWith("sandbox-user/" + MODEL + "-");
        assertThat(made.displayName()).isEqualTo("bot-1");
        assertThat(made.model()).isEqualTo(MODEL);
        assertThat(made.hardware()).isEqualTo(H100);
        assertThat(made.in("PENDING")).isTrue();
        assertThat(made.minReplicas()).isEqualTo(1);
        assertThat(made.maxReplicas()).isEqualTo(2);
        says(made, made);
        says(started, made);
        assertThat(started.in("STARTED")).isTrue();
        assertThat(started.maxReplicas()).isEqualTo(2);
        assertThat(started.minReplicas()).isEqualTo(1);
    }

    @Test
    void endpoints_areOursAndDedicated() {
        DedicatedEndpoint made = made(MODEL);

        DedicatedEndpoint listed =
                host.endpoints().stream()
                        .filter(one -> one.id().equals(made.id()))
                        .findFirst()
                        .orElseThrow();

        assertThat(host.endpoints()).hasSize(1);
        assertThat(listed.name()).isEqualTo(made.name());
        assertThat(listed.model()).isEqualTo(MODEL);
        assertThat(listed.state()).isEqualTo("PENDING");
        assertThat(listed.createdAt()).isEqualTo(made.createdAt());
    }

    @Test
    void stopAndStart_andScaleAndDelete() {
        DedicatedEndpoint made = made(MODEL);
        advance("PT20M");

        DedicatedEndpoint scaled = host.scale(made.id(), 2, 3);
        DedicatedEndpoint stopping = host.stop(made.id());
        advance("PT20M");
        DedicatedEndpoint again = host.start(made.id());

        says(scaled, made);
        assertThat(scaled.minReplicas()).isEqualTo(2);
        assertThat(scaled.maxReplicas()).isEqualTo(3);
        assertThat(scaled.in("STARTED")).isTrue();
        says(stopping, made);
        assertThat(stopping.in("STOPPING")).isTrue();
        says(again, made);
        assertThat(again.in("PENDING")).isTrue();
        host.delete(made.id());
        assertThat(refusal("not_found", () -> host.endpoint(made.id())))
                .isEqualTo(FailureKind.NOT_FOUND);
        host.delete(made.id());
    }

    @Test
    void create_whereV1IsClosed_isRefusedForGood() {
        EndpointRequest request = new EndpointRequest("bot-1", MODEL, H100, 1, 1);

        assertThat(refusal("endpoints_v1_create_access_disabled", () -> host.create(request)))
                .isEqualTo(FailureKind.GENERATION_CLOSED);
    }

    @Test
    void attach_adapter_isBoundUntilItIsDetached() {
        String source = "acme/support-intents-lora";
        port(UploadHost.class)
                .upload(
                        new UploadRequest(
                                "tuned", new WeightsSource(source, null), "adapter", MODEL, null));
        DedicatedEndpoint pool = made(MODEL + "-Lora");
        advance("PT20M");
        String adapter = "sandbox-user/tuned";

        host.attach(pool.id(), pool.name(), adapter);

        assertThat(host.adapters(pool.id())).containsExactly(adapter);
        host.attach(pool.id(), pool.name(), adapter);
        host.detach(pool.id(), pool.name(), adapter);
        assertThat(host.adapters(pool.id())).isEmpty();
        host.detach(pool.id(), pool.name(), adapter);
    }

    @Test
    void hardware_forAModel_hasGpusAndPrice() {
        Hardware machine = host.hardware(MODEL).getFirst();

        assertThat(machine.id()).isEqualTo(H100);
        assertThat(machine.gpuType()).isEqualTo("h100-80gb");
        assertThat(machine.gpuCount()).isEqualTo(1);
        assertThat(machine.centsPerHour().intValue()).isEqualTo(399);
        assertThat(machine.regions()).containsExactly("any");
    }
}
