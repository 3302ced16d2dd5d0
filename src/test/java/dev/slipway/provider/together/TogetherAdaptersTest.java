package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.AdapterHost;
import dev.slipway.provider.AdapterHost.AdapterRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteAdapter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherAdaptersTest {
    private static final String PATH =
            "/v2/projects/proj_7/endpoints/ep_1/deployments/dep_1/adapters";

    @StandIn.Together WireMockServer together;
    @Inject AdapterHost adapters;

    @BeforeEach
    void project() {
        together.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    @Test
    void attach_request_isSentOnceAndReadyOnlyWhenEveryClusterIs() {
        together.stubFor(post(PATH).willReturn(okJson(adapter("READY", "LOADING"))));

        RemoteAdapter adapter =
                adapters.attach("ep_1", "dep_1", new AdapterRequest("ml_9", "rv_2", true));

        assertThat(adapter.id()).isEqualTo("ml_9");
        assertThat(adapter.etag()).isEqualTo("a1");
        assertThat(adapter.ready()).isFalse();
        assertThat(adapter.failed()).isFalse();
        together.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"adapterModelId":"ml_9","adapterRevisionId":"rv_2",
                                         "force":true}
                                        """)));
    }

    @Test
    void attach_answerLost_isSentOnceAndUnknown() {
        together.stubFor(post(PATH).willReturn(serverError()));

        ProviderException lost =
                catchThrowableOfType(
                        ProviderException.class,
                        () ->
                                adapters.attach(
                                        "ep_1", "dep_1", new AdapterRequest("ml_9", null, false)));

        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        together.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void adapters_list_readsStatesAndLeavesOutTheNameless() {
        together.stubFor(
                get(urlPathEqualTo(PATH))
                        .withQueryParam("limit", equalTo("500"))
                        .willReturn(
                                okJson(
                                        "{\"data\":["
                                                + adapter("READY", "READY")
                                                + ","
                                                + adapter("FAILED", "READY")
                                                + ",{\"etag\":\"x\"},{\"adapterModelId\":\"ml_1\"}],"
                                                + "\"next_cursor\":null}")));

        List<RemoteAdapter> listed = adapters.adapters("ep_1", "dep_1");

        assertThat(listed).extracting(RemoteAdapter::ready).containsExactly(true, false, false);
        assertThat(listed).extracting(RemoteAdapter::failed).containsExactly(false, true, false);
        assertThat(listed.get(1).clusters().getFirst().reason()).isEqualTo("OOM");
    }

    @Test
    void pin_staleEtag_isAConflict() {
        together.stubFor(
                patch(PATH + "/ml_9")
                        .willReturn(jsonResponse("{\"message\":\"etag mismatch\"}", 409)));

        ProviderException stale =
                catchThrowableOfType(
                        ProviderException.class,
                        () -> adapters.pin("ep_1", "dep_1", "ml_9", "rv_3", "a1"));

        assertThat(stale.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(stale.outcome()).isEqualTo(Outcome.REFUSED);
        together.verify(
                patchRequestedFor(urlEqualTo(PATH + "/ml_9"))
                        .withRequestBody(
                                equalToJson("{\"adapterRevisionId\":\"rv_3\",\"etag\":\"a1\"}")));
    }

    @Test
    void detach_goneAlready_isDone() {
        together.stubFor(
                delete(urlPathEqualTo(PATH + "/ml_9"))
                        .willReturn(jsonResponse("{\"message\":\"not found\"}", 404)));

        adapters.detach("ep_1", "dep_1", "ml_9", "a1");

        together.verify(1, deleteRequestedFor(urlEqualTo(PATH + "/ml_9?etag=a1")));
    }

    private static String adapter(String one, String other) {
        return """
               {"adapterModelId":"ml_9","desiredRevisionId":"rv_2","etag":"a1","perCluster":[
                {"clusterId":"c1","state":"ADAPTER_LOAD_STATE_%s","reason":"OOM","readyPodCount":1},
                {"clusterId":"c2","state":"ADAPTER_LOAD_STATE_%s"}]}
               """
                .formatted(one, other);
    }
}
