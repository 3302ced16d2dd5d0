package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class EndpointAdaptersTest {
    private static final String ID = "endpoint-d239";
    private static final String NAME = "acme/bot-9-a32b82a1";
    private static final String ADAPTERS = "/v1/endpoints/endpoint-d239/adapters";
    private static final String COMBINED = "{\"model_id\":\"acme/bot-9-a32b82a1:acme/tone-1\"}";

    @StandIn.Together WireMockServer together;
    @Inject EndpointHost endpoints;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
    }

    @Test
    void attachAndDetach_adapter_sendTheCombinedName() {
        together.stubFor(post(ADAPTERS).willReturn(okJson(COMBINED)));
        together.stubFor(delete(ADAPTERS).willReturn(okJson("{\"deleted\":true}")));

        endpoints.attach(ID, NAME, "acme/tone-1");
        endpoints.detach(ID, NAME, "acme/tone-1");

        together.verify(
                1, postRequestedFor(urlEqualTo(ADAPTERS)).withRequestBody(equalToJson(COMBINED)));
        together.verify(
                1, deleteRequestedFor(urlEqualTo(ADAPTERS)).withRequestBody(equalToJson(COMBINED)));
    }

    @Test
    void adapters_list_givesTheirModelNames() {
        together.stubFor(get(ADAPTERS).willReturn(Recorded.answer("v1-adapters.json")));

        assertThat(endpoints.adapters(ID)).containsExactly("acme/tone-1", "acme/tone-2");
    }

    @Test
    void adapters_noneBound_isEmpty() {
        together.stubFor(get(ADAPTERS).willReturn(okJson("{\"object\":\"list\"}")));

        assertThat(endpoints.adapters(ID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"acme/tone-1, 400", "tone-2, 409"})
    void attach_boundHereAlready_isDone(String adapter, int status) {
        together.stubFor(
                post(ADAPTERS).willReturn(refusal("adapter is already bound to endpoint", status)));
        together.stubFor(get(ADAPTERS).willReturn(Recorded.answer("v1-adapters.json")));

        assertThatCode(() -> endpoints.attach(ID, NAME, adapter)).doesNotThrowAnyException();
    }

    @Test
    void attach_boundElsewhere_isAConflict() {
        together.stubFor(
                post(ADAPTERS).willReturn(refusal("adapter is already bound to endpoint", 400)));
        together.stubFor(get(ADAPTERS).willReturn(Recorded.answer("v1-adapters.json")));

        ProviderException taken =
                catchThrowableOfType(
                        ProviderException.class, () -> endpoints.attach(ID, NAME, "acme/tone-3"));

        assertThat(taken.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(taken.hint()).startsWith("Detach the adapter");
    }

    @Test
    void detach_notBound_isDone() {
        together.stubFor(
                delete(ADAPTERS).willReturn(refusal("adapter is not bound to endpoint", 400)));
        together.stubFor(get(ADAPTERS).willReturn(Recorded.answer("v1-adapters.json")));

        assertThatCode(() -> endpoints.detach(ID, NAME, "acme/tone-3")).doesNotThrowAnyException();
    }

    @Test
    void detach_stillBound_isNotDone() {
        together.stubFor(delete(ADAPTERS).willReturn(refusal("Could not find model", 404)));
        together.stubFor(get(ADAPTERS).willReturn(Recorded.answer("v1-adapters.json")));

        assertThat(
                        catchThrowableOfType(
                                        ProviderException.class,
                                        () -> endpoints.detach(ID, NAME, "acme/tone-1"))
                                .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void attach_withoutLora_saysWhichEndpointToUse() {
        together.stubFor(
                post(ADAPTERS).willReturn(refusal("endpoint does not have LoRA enabled", 400)));

        ProviderException refused =
                catchThrowableOfType(
                        ProviderException.class, () -> endpoints.attach(ID, NAME, "acme/tone-1"));

        assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(refused.hint()).contains("-Lora");
    }

    private static ResponseDefinitionBuilder refusal(String text, int status) {
        return jsonResponse("{\"error\":{\"message\":\"" + text + "\"}}", status);
    }
}
