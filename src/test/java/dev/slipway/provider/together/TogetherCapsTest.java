package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an answer may cost us, whatever it is. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherCapsTest {
    private static final TrainingRequest REQUEST =
            new TrainingRequest("m", "file-1", null, "s", Map.of());

    @StandIn.Together WireMockServer together;
    @Inject TrainingHost training;
    @Inject ModelRegistry registry;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void project() {
        together.resetAll();
        breakers.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    /** Each byte comes soon enough; the whole would take a minute. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void read_bodyThatDrips_isGivenUpAtTheDeadlineOfTheCall() {
        together.stubFor(
                get("/v2/projects/proj_7/models/ml_1")
                        .willReturn(
                                okJson("{\"id\":\"" + "x".repeat(600) + "\"}")
                                        .withChunkedDribbleDelay(600, 60_000)));

        ProviderException late =
                catchThrowableOfType(ProviderException.class, () -> registry.model("ml_1"));

        assertThat(late.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(late).hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void create_answerTooDeep_isUnknown() {
        together.stubFor(post("/v1/fine-tunes").willReturn(okJson("[".repeat(100_000))));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost).hasMessageContaining("deeper or longer");
    }

    @Test
    void create_compressedAnswer_isUnknownAndNotUnpacked() {
        together.stubFor(
                post("/v1/fine-tunes")
                        .willReturn(
                                ok().withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0})
                                        .withHeader("Content-Encoding", "gzip")));

        assertThat(
                        catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST))
                                .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void refusal_withoutEnd_isReadToItsCap() {
        together.stubFor(
                post("/v1/fine-tunes").willReturn(serverError().withBody("x".repeat(8_000_000))));

        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(failed.getMessage()).hasSizeLessThan(1_000);
        assertThat(failed.status()).isEqualTo(500);
    }
}
