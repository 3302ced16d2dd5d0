package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RequestBudget;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherFaultsTest {
    private static final TrainingRequest REQUEST =
            new TrainingRequest("m", "file-1", null, "s", Map.of());

    @StandIn.Together WireMockServer together;

    /** Lets everything pass: the real one would still hold back what follows a 429. */
    @InjectMock RequestBudget budget;

    @Inject TrainingHost training;
    @Inject ModelRegistry registry;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
    }

    /** The other tests of this profile share the breakers. */
    @AfterEach
    void close() {
        breakers.resetAll();
    }

    @Test
    void read_serverErrorTwice_isReadAgain() {
        together.stubFor(
                get("/v1/fine-tunes")
                        .inScenario("flap")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(serverError())
                        .willSetStateTo("once"));
        together.stubFor(
                get("/v1/fine-tunes")
                        .inScenario("flap")
                        .whenScenarioStateIs("once")
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                        .willSetStateTo("twice"));
        together.stubFor(
                get("/v1/fine-tunes")
                        .inScenario("flap")
                        .whenScenarioStateIs("twice")
                        .willReturn(Recorded.answer("fine-tunes.json")));

        assertThat(training.jobs()).extracting(TrainingJob::id).contains("ft-77");
        together.verify(3, getRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @Test
    void read_rateLimit_isNotReadAgainAndSaysHowLong() {
        together.stubFor(
                get("/v1/fine-tunes")
                        .willReturn(
                                Recorded.answer(429, "error-rate-limit.json")
                                        .withHeader("x-ratelimit-reset", "12")));

        ProviderException limited =
                catchThrowableOfType(ProviderException.class, () -> training.jobs());

        assertThat(limited.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(limited.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(12));
        together.verify(1, getRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @Test
    void create_serverError_isSentOnceAndUnknown() {
        together.stubFor(
                post("/v1/fine-tunes")
                        .willReturn(
                                serverError()
                                        .withBody(Recorded.body("error-html.html"))
                                        .withHeader("Content-Type", "text/html")));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(lost.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost).hasMessageContaining("HTML page").hasMessageNotContaining("<html");
        together.verify(1, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void create_answerLost_isSentOnceAndUnknown(Fault fault) {
        together.stubFor(post("/v1/fine-tunes").willReturn(aResponse().withFault(fault)));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        together.verify(1, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    static Stream<ResponseDefinitionBuilder> unusable() {
        return Stream.of(
                ok(),
                okJson("{\"id\":"),
                okJson("{\"status\":\"pending\"}"),
                okJson("[]"),
                ok(Recorded.body("error-html.html")).withHeader("Content-Type", "text/html"),
                okJson(" ".repeat(Reply.MAX_BYTES) + "{\"id\":\"ft-1\"}"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void create_unusableAnswer_isUnknown(ResponseDefinitionBuilder answer) {
        together.stubFor(post("/v1/fine-tunes").willReturn(answer));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(lost.status()).isEqualTo(200);
        together.verify(1, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @Test
    void create_noAnswerInTime_isSentOnceAndUnknown() {
        together.stubFor(post("/v1/fine-tunes").willReturn(okJson("{}").withFixedDelay(60_000)));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        together.verify(1, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @Test
    void create_givenUpByFaultTolerance_isUnknown() {
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
        together.stubFor(
                post("/v2/projects/proj_7/models").willReturn(okJson("{}").withFixedDelay(60_000)));

        ProviderException lost =
                catchThrowableOfType(
                        ProviderException.class, () -> registry.create("bot", "model", "ml_1"));

        assertThat(lost).hasCauseInstanceOf(TimeoutException.class);
        assertThat(lost).hasMessageStartingWith("Together did not make the model record");
        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void read_noList_isNotAnEmptyList() {
        together.stubFor(get("/v1/fine-tunes").willReturn(okJson("{\"message\":\"later\"}")));

        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> training.jobs());

        assertThat(failed.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(failed.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void breaker_refusals_stayShut() {
        together.stubFor(
                post("/v1/fine-tunes")
                        .willReturn(okJson("{\"error\":\"bad model\"}").withStatus(400)));

        for (int i = 0; i < 30; i++) {
            catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));
        }

        together.verify(30, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }

    @Test
    void breaker_outage_opensAndAnswersAsProviderException() {
        together.stubFor(post("/v1/fine-tunes").willReturn(serverError()));
        for (int i = 0; i < 10; i++) {
            catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));
        }

        ProviderException open =
                catchThrowableOfType(ProviderException.class, () -> training.start(REQUEST));

        assertThat(open.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(open.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(open.retryAfter()).isPresent();
        together.verify(10, postRequestedFor(urlEqualTo("/v1/fine-tunes")));
    }
}
