package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.BatchHost;
import dev.slipway.provider.BatchHost.BatchRequest;
import dev.slipway.provider.ProviderException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherBreakerTest {
    private static final String METHOD = TogetherBatches.class.getName() + ".start";

    @StandIn.Together WireMockServer together;
    @Inject BatchHost batches;
    @Inject MeterRegistry metrics;
    @Inject CircuitBreakerMaintenance breakers;

    @AfterEach
    void close() {
        breakers.resetAll();
    }

    @Test
    void outage_opensTheBreakerOfThisCallAndTheMetricSaysSo() {
        together.resetAll();
        together.stubFor(post("/v1/batches").willReturn(serverError()));
        fail(1);
        assertThat(state("closed")).isEqualTo(1);

        fail(9);

        assertThat(state("open")).isEqualTo(1);
        assertThat(state("closed")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            catchThrowableOfType(
                    ProviderException.class,
                    () -> batches.start(new BatchRequest("file-1", "/v1/x", null, null)));
        }
    }

    private double state(String state) {
        return metrics.get("ft.circuitbreaker.state.current")
                .tag("method", METHOD)
                .tag("state", state)
                .gauge()
                .value();
    }
}
