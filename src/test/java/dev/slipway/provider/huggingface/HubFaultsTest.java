package dev.slipway.provider.huggingface;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.slipway.provider.huggingface.Answers.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.WeightsHub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HubProfile.class)
class HubFaultsTest {
    private static final String PATH = "/api/models/acme/tiny/revision/main?securityStatus=true";

    @HubStandIn.Hub WireMockServer hub;
    @Inject WeightsHub weights;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        hub.resetAll();
        breakers.resetAll();
    }

    /** The other tests of this profile share the breaker. */
    @AfterEach
    void close() {
        breakers.resetAll();
    }

    @ParameterizedTest
    @CsvSource({
        "401, RepoNotFound, HF_REPO_UNREACHABLE",
        "404, RepoNotFound, HF_REPO_UNREACHABLE",
        "404, , HF_REPO_UNREACHABLE",
        "401, GatedRepo, HF_GATED",
        "403, GatedRepo, HF_GATED",
        "404, RevisionNotFound, HF_REVISION_NOT_FOUND",
        "404, EntryNotFound, HF_FILE_NOT_FOUND",
        "401, , HF_TOKEN_INVALID",
        "403, , HF_TOKEN_SCOPE",
        "451, , HF_DISABLED",
        "400, , HF_REFUSED",
        "400, SomethingNew, HF_REFUSED"
    })
    void answer_ofTheMatrix_isNamedAndNotAskedAgain(int status, String code, HubFailure expected) {
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(status).withBody("{\"error\":\"why it is so\"}");
        hub.stubFor(
                get(PATH)
                        .willReturn(
                                code == null ? answer : answer.withHeader("X-Error-Code", code)));

        HubException failure = failure();

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.kind().retryable()).isFalse();
        assertThat(failure.hint()).isNotBlank();
        assertThat(failure)
                .hasMessageContaining("acme/tiny")
                .hasMessageContaining("why it is so")
                .hasMessageContaining("HTTP " + status);
        hub.verify(1, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void answer_disabled_isNamedByItsWords() {
        hub.stubFor(
                get(PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withHeader(
                                                "X-Error-Message",
                                                "Access to this resource is disabled.")));

        assertThat(failure().code()).isEqualTo(HubFailure.HF_DISABLED);
    }

    @Test
    void answer_thatRepeatsTheToken_isShownWithoutIt() {
        hub.stubFor(
                get(PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withBody(
                                                "{\"error\":\"token %s may not\"}"
                                                        .formatted(HubProfile.TOKEN))));

        assertThat(failure())
                .hasMessageContaining("hf_…abcd")
                .hasMessageNotContaining(HubProfile.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void breakdown_isAskedFiveTimesAndNeverMeansNotFound(int status) {
        hub.stubFor(
                get(PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withBody("<html>Repository not found</html>")));

        HubException failure = failure();

        assertThat(failure.code()).isEqualTo(HubFailure.HF_UNAVAILABLE);
        assertThat(failure.kind().retryable()).isTrue();
        hub.verify(5, getRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void lostAnswer_isUnavailable(Fault fault) {
        hub.stubFor(get(PATH).willReturn(aResponse().withFault(fault)));

        assertThat(failure().code()).isEqualTo(HubFailure.HF_UNAVAILABLE);
    }

    @Test
    void breakdown_once_isAskedAgain() {
        answerAfter(aResponse().withStatus(503));

        assertThat(weights.model(MAIN).commit()).isEqualTo(Answers.COMMIT);
    }

    @Test
    void rateLimit_shortWait_isAskedAgainHere() {
        answerAfter(aResponse().withStatus(429).withHeader("Retry-After", "0"));

        assertThat(weights.model(MAIN).commit()).isEqualTo(Answers.COMMIT);
        hub.verify(2, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void rateLimit_longWait_isLeftToTheCallerWithItsLength() {
        hub.stubFor(
                get(PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(429)
                                        .withHeader("RateLimit", "\"api\";r=0;t=55")));

        HubException limited = failure();

        assertThat(limited.code()).isEqualTo(HubFailure.HF_RATE_LIMITED);
        assertThat(limited.kind().retryable()).isTrue();
        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(56));
        hub.verify(1, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void breaker_outage_opensAndSaysSo() {
        hub.stubFor(get(PATH).willReturn(aResponse().withStatus(500)));
        failure();
        failure();

        HubException open = failure();

        assertThat(open).hasMessageContaining("was not asked");
        assertThat(open.code()).isEqualTo(HubFailure.HF_UNAVAILABLE);
        hub.verify(10, getRequestedFor(urlEqualTo(PATH)));
    }

    private void answerAfter(ResponseDefinitionBuilder first) {
        hub.stubFor(
                get(PATH)
                        .inScenario("flap")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(first)
                        .willSetStateTo("once"));
        hub.stubFor(
                get(PATH)
                        .inScenario("flap")
                        .whenScenarioStateIs("once")
                        .willReturn(Answers.model()));
    }

    private HubException failure() {
        return catchThrowableOfType(HubException.class, () -> weights.model(MAIN));
    }
}
