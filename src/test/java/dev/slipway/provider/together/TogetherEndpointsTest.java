package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherEndpointsTest {
    private static final String ENDPOINT = "/v1/endpoints/endpoint-d239";
    private static final EndpointRequest REQUEST =
            new EndpointRequest("inst-bot-g1", "acme/bot-9", "1x_nvidia_h100_80gb_sxm", 1, 2);

    @StandIn.Together WireMockServer together;
    @Inject EndpointHost endpoints;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
    }

    @Test
    void create_request_startsWithTheProvidersIdleStopOff() {
        together.stubFor(post("/v1/endpoints").willReturn(Recorded.answer("v1-endpoint.json")));

        DedicatedEndpoint endpoint = endpoints.create(REQUEST);

        assertThat(endpoint)
                .isEqualTo(
                        new DedicatedEndpoint(
                                "endpoint-d239",
                                "acme/bot-9-a32b82a1",
                                "inst-bot-g1",
                                "acme/bot-9",
                                "1x_nvidia_h100_80gb_sxm",
                                "PENDING",
                                1,
                                2,
                                Instant.parse("2026-10-01T09:00:00.405Z")));
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/endpoints"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"display_name":"inst-bot-g1","model":"acme/bot-9",
                                         "hardware":"1x_nvidia_h100_80gb_sxm","state":"STARTED",
                                         "autoscaling":{"min_replicas":1,"max_replicas":2},
                                         "inactive_timeout":0}
                                        """)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void create_answerLost_isSentOnceAndUnknown(Fault fault) {
        together.stubFor(post("/v1/endpoints").willReturn(aResponse().withFault(fault)));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> endpoints.create(REQUEST));

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        together.verify(1, postRequestedFor(urlEqualTo("/v1/endpoints")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | {"error":{"code":"endpoints_v1_create_access_disabled"}} | GENERATION_CLOSED
                    403 | {"error":{"message":"not any more"}}                     | GENERATION_CLOSED
                    403 | <html><body>Attention required</body></html>             | BAD_CREDENTIALS
                    402 | {"error":{"message":"no money"}}                         | BALANCE
                    400 | {"error":{"message":"no capacity"}}                      | CAPACITY
                    """)
    void createAndStart_refused_areSorted(int status, String body, FailureKind kind) {
        together.stubFor(post("/v1/endpoints").willReturn(jsonResponse(body, status)));
        together.stubFor(patch(urlEqualTo(ENDPOINT)).willReturn(jsonResponse(body, status)));

        ProviderException create =
                catchThrowableOfType(ProviderException.class, () -> endpoints.create(REQUEST));
        ProviderException start =
                catchThrowableOfType(
                        ProviderException.class, () -> endpoints.start("endpoint-d239"));

        assertThat(List.of(create.kind(), start.kind())).containsOnly(kind);
        // What somebody before Together says, in a page of his own, tells nothing about Together.
        boolean page = body.startsWith("<html>");
        assertThat(create.outcome()).isEqualTo(page ? Outcome.UNKNOWN : Outcome.REFUSED);
        assertThat(create.hint()).isEqualTo(Hints.of(kind));
    }

    @Test
    void read_forbidden_isTheKeysFault() {
        together.stubFor(get(ENDPOINT).willReturn(jsonResponse("{\"error\":\"no\"}", 403)));

        assertThat(
                        catchThrowableOfType(
                                        ProviderException.class,
                                        () -> endpoints.endpoint("endpoint-d239"))
                                .kind())
                .isEqualTo(FailureKind.BAD_CREDENTIALS);
    }

    @Test
    void endpoints_list_isOursDedicatedAndShort() {
        together.stubFor(
                get(urlPathEqualTo("/v1/endpoints"))
                        .willReturn(Recorded.answer("v1-endpoints.json")));

        List<DedicatedEndpoint> listed = endpoints.endpoints();

        assertThat(listed)
                .extracting(DedicatedEndpoint::id)
                .containsExactly("endpoint-d239", "endpoint-2");
        assertThat(listed.get(0).in("STARTED")).isTrue();
        assertThat(listed.get(0).displayName()).isNull();
        assertThat(listed.get(1).state()).isEqualTo("HIBERNATING");
        together.verify(getRequestedFor(urlEqualTo("/v1/endpoints?type=dedicated&mine=true")));
    }

    @Test
    void endpoint_byId_hasTheDisplayName() {
        together.stubFor(get(ENDPOINT).willReturn(Recorded.answer("v1-endpoint.json")));

        assertThat(endpoints.endpoint("endpoint-d239").displayName()).isEqualTo("inst-bot-g1");
    }

    @Test
    void changes_each_sendOnlyWhatChanges() {
        together.stubFor(
                patch(urlEqualTo(ENDPOINT))
                        .willReturn(
                                okJson("{\"data\":" + Recorded.body("v1-endpoint.json") + "}")));

        assertThat(endpoints.start("endpoint-d239").in("PENDING")).isTrue();
        endpoints.stop("endpoint-d239");
        endpoints.scale("endpoint-d239", 2, 3);

        for (String body :
                List.of(
                        "{\"state\":\"STARTED\"}",
                        "{\"state\":\"STOPPED\"}",
                        "{\"autoscaling\":{\"min_replicas\":2,\"max_replicas\":3}}")) {
            together.verify(
                    1, patchRequestedFor(urlEqualTo(ENDPOINT)).withRequestBody(equalToJson(body)));
        }
    }

    @Test
    void delete_presentOrGone_isDone() {
        together.stubFor(delete(ENDPOINT).willReturn(noContent()));
        together.stubFor(
                delete("/v1/endpoints/endpoint-0")
                        .willReturn(
                                jsonResponse(
                                        "{\"error\":{\"message\":\"No endpoint with this id"
                                                + " exists\"}}",
                                        404)));

        endpoints.delete("endpoint-d239");
        endpoints.delete("endpoint-0");

        together.verify(2, deleteRequestedFor(anyUrl()));
    }

    @Test
    void delete_pageOfAProxy_doesNotPassForGone() {
        together.stubFor(
                delete(ENDPOINT)
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withBody(Recorded.body("error-html.html"))));

        assertThat(
                        catchThrowableOfType(
                                        ProviderException.class,
                                        () -> endpoints.delete("endpoint-d239"))
                                .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void hardware_prices_arePerHour() {
        together.stubFor(
                get(urlPathEqualTo("/v1/hardware"))
                        .willReturn(Recorded.answer("v1-hardware.json")));

        List<Hardware> machines = endpoints.hardware("acme/bot-9");

        assertThat(machines.get(0).centsPerHour()).isEqualByComparingTo("325.2");
        assertThat(machines.get(0).gpuType()).isEqualTo("h100-80gb");
        assertThat(machines.get(0).gpuCount()).isEqualTo(1);
        assertThat(machines.get(1).centsPerHour()).isEqualByComparingTo("650.4");
        assertThat(machines.get(2).centsPerHour()).isNull();
        assertThat(machines)
                .extracting(Hardware::regions)
                .containsExactly(List.of("any"), List.of(), List.of("any"));
        together.verify(getRequestedFor(urlEqualTo("/v1/hardware?model=acme%2Fbot-9")));
    }
}
