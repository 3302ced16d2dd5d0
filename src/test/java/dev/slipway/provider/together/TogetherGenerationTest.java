package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.TogetherConfig.GenerationSetting;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherGenerationTest {
    private static final String CLOSED =
            "{\"error\":{\"code\":\"endpoints_v1_create_access_disabled\"}}";
    private static final String INCOMPLETE = "{\"error\":{\"message\":\"model is required\"}}";

    @StandIn.Together WireMockServer together;
    private final HandClock clock = new HandClock();

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void choose_projectConfigured_takesV2WithoutAsking() {
        assertThat(chooser("proj_1", GenerationSetting.AUTO).choose()).isEqualTo(Generation.V2);
        assertThat(chooser("proj_1", GenerationSetting.V2).choose()).isEqualTo(Generation.V2);
        assertThat(together.getAllServeEvents()).isEmpty();
    }

    @Test
    void choose_v1WhereItIsOpen_isV1AndNothingCanBeMade() {
        v1Answers(400, INCOMPLETE);

        assertThat(chooser("proj_1", GenerationSetting.V1).choose()).isEqualTo(Generation.V1);
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/endpoints"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model":"","hardware":"","state":"STOPPED",
                                         "autoscaling":{"min_replicas":0,"max_replicas":0}}
                                        """)));
    }

    @Test
    void choose_v1WhereItIsClosed_isRefusedAndSaysWhatToChange() {
        v1Answers(403, CLOSED);

        ProviderException closed = refusal("proj_1", GenerationSetting.V1);

        assertThat(closed.kind()).isEqualTo(FailureKind.GENERATION_CLOSED);
        assertThat(closed).hasMessageContaining("endpoints_v1_create_access_disabled");
        assertThat(closed.hint())
                .contains("slipway.together.generation to auto or v2")
                .contains("project");
    }

    @Test
    void choose_autoWithoutProject_takesV1WhereItIsOpen() {
        together.stubFor(get("/v1/whoami").willReturn(okJson("{\"organization_id\":\"o\"}")));
        v1Answers(400, INCOMPLETE);

        assertThat(chooser(null, GenerationSetting.AUTO).choose()).isEqualTo(Generation.V1);
    }

    @Test
    void choose_autoWithProjectOfTheKey_takesV2EvenIfV1IsOpen() {
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
        v1Answers(400, INCOMPLETE);

        assertThat(chooser(null, GenerationSetting.AUTO).choose()).isEqualTo(Generation.V2);
    }

    @Test
    void choose_neitherGeneration_namesBothReasons() {
        together.stubFor(get("/v1/whoami").willReturn(okJson("{\"organization_id\":\"o\"}")));
        v1Answers(403, CLOSED);

        ProviderException closed = refusal(null, GenerationSetting.AUTO);

        assertThat(closed.kind()).isEqualTo(FailureKind.GENERATION_CLOSED);
        assertThat(closed).hasMessageContaining("no project").hasMessageContaining("V1");
        assertThat(closed.hint()).contains("slipway.together.project-id");
        assertThat(refusal(null, GenerationSetting.V2).hint())
                .contains("slipway.together.project-id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | {"error":"hardware is required"}           | true
                    400 | {"error":"endpoints_v1_create_access_disabled"} | false
                    402 | {"error":"no money"}                       | true
                    404 | {"error":"Could not find model"}           | true
                    404 | {"error":"no such path"}                   | false
                    405 | {"error":"method not allowed"}             | false
                    410 | {"error":"gone"}                           | false
                    422 | {"detail":[{"msg":"field required"}]}      | true
                    200 | {"id":"endpoint-1"}                        | true
                    """)
    void open_answer_isJudged(int status, String body, boolean open) {
        v1Answers(status, body);

        assertThat(access().open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":"bad key"}   | BAD_CREDENTIALS
                    403 | {"error":"you may not"} | BAD_CREDENTIALS
                    403 | <html>blocked</html>  | BAD_CREDENTIALS
                    404 | <html>wrong</html>    | NOT_FOUND
                    429 | {"error":"slow down"} | RATE_LIMITED
                    503 | {"error":"later"}     | PROVIDER_DOWN
                    """)
    void open_answerThatSaysNothingOfIt_isAnErrorAndNotRemembered(
            int status, String body, FailureKind kind) {
        v1Answers(status, body);
        V1Access access = access();

        ProviderException failed = catchThrowableOfType(ProviderException.class, access::open);
        v1Answers(400, INCOMPLETE);

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(access.open()).isTrue();
    }

    @Test
    void open_withinTenMinutes_isAskedOnce() {
        v1Answers(403, CLOSED);
        V1Access access = access();
        assertThat(access.open()).isFalse();
        v1Answers(400, INCOMPLETE);

        clock.now = clock.now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(access.open()).isFalse();
        clock.now = clock.now.plusMillis(1);
        assertThat(access.open()).isTrue();

        together.verify(2, postRequestedFor(urlEqualTo("/v1/endpoints")));
    }

    private void v1Answers(int status, String body) {
        together.stubFor(
                post("/v1/endpoints").willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private ProviderException refusal(String project, GenerationSetting setting) {
        return catchThrowableOfType(
                ProviderException.class, () -> chooser(project, setting).choose());
    }

    private V1Access access() {
        return new V1Access(TestConfig.at(together.baseUrl()).clients(), clock);
    }

    private TogetherGeneration chooser(String project, GenerationSetting setting) {
        TestConfig config =
                new TestConfig(URI.create(together.baseUrl()), "key-main", project, setting);
        TogetherClients clients = config.clients();
        return new TogetherGeneration(
                new TogetherProject(clients, config), config, new V1Access(clients, clock));
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-10-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
