package dev.slipway.provider.huggingface;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.slipway.provider.huggingface.Answers.MAIN;
import static dev.slipway.provider.huggingface.Answers.PINNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class HuggingFaceHubTest {
    private static final String TREE = "/api/models/acme/tiny/tree/" + Answers.COMMIT;

    @HubStandIn.Hub WireMockServer hub;
    @Inject WeightsHub weights;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        hub.resetAll();
        breakers.resetAll();
    }

    @Test
    void model_revisionWithSlashes_isOneSegment() {
        hub.stubFor(
                get("/api/models/acme/tiny/revision/refs%2Fpr%2F3?securityStatus=true")
                        .withHeader("Authorization", equalTo("Bearer " + HubProfile.TOKEN))
                        .withHeader("User-Agent", equalTo("slipway"))
                        .willReturn(Answers.model()));

        assertThat(weights.model(new HubSource("acme/tiny", "refs/pr/3", null)).commit())
                .isEqualTo(Answers.COMMIT);
    }

    @Test
    void model_withAnotherToken_isAskedWithThatOne() {
        String path = "/api/models/acme/tiny/revision/main?securityStatus=true";
        hub.stubFor(get(path).willReturn(Answers.model()));

        weights.model(new HubSource("acme/tiny", "main", Answers.OTHER_TOKEN));

        hub.verify(
                getRequestedFor(urlEqualTo(path))
                        .withHeader(
                                "Authorization", equalTo("Bearer " + Answers.OTHER_TOKEN.value())));
    }

    @Test
    void model_withoutCommit_isNoAnswer() {
        hub.stubFor(
                get("/api/models/acme/tiny/revision/main?securityStatus=true")
                        .willReturn(aResponse().withBody("{\"id\":\"acme/tiny\"}")));

        assertThat(failure(() -> weights.model(MAIN)).code()).isEqualTo(HubFailure.HF_UNAVAILABLE);
    }

    @Test
    void files_onSeveralPages_areAllThere() {
        hub.stubFor(
                get(TREE + "?recursive=true")
                        .willReturn(
                                aResponse()
                                        .withHeader(
                                                "Link",
                                                "<%s%s?cursor=2>; rel=\"next\""
                                                        .formatted(hub.baseUrl(), TREE)
                                                        .replace("localhost", "127.0.0.1"))
                                        .withBody(
                                                """
                                                [{"type":"directory","path":"a"},
                                                 {"type":"file","path":"a/b","size":3,"oid":"12"}]""")));
        hub.stubFor(
                get(TREE + "?cursor=2")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                """
                                                [{"type":"file","path":"c","size":9,"oid":"34",
                                                  "lfs":{"oid":"abc","size":900}}]""")));

        assertThat(weights.files(PINNED))
                .containsExactly(
                        new HubFile("a/b", 3, "gitsha1:12"), new HubFile("c", 900, "sha256:abc"));
    }

    @Test
    void files_nextPageElsewhere_isNotAsked() {
        hub.stubFor(
                get(TREE + "?recursive=true")
                        .willReturn(
                                aResponse()
                                        .withHeader("Link", "<http://10.1.2.3/x>; rel=\"next\"")
                                        .withBody("[]")));

        HubException refused = failure(() -> weights.files(PINNED));

        assertThat(refused.code()).isEqualTo(HubFailure.HF_REFUSED);
        assertThat(refused).hasMessageContaining("another host");
    }

    @Test
    void requireReadable_gatedForThisToken_saysWhatToAccept() {
        hub.stubFor(
                get("/api/models/acme/tiny/auth-check")
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withHeader("X-Error-Code", "GatedRepo")));

        HubException gated = failure(() -> weights.requireReadable(PINNED));

        assertThat(gated.code()).isEqualTo(HubFailure.HF_GATED);
        assertThat(gated.hint()).contains("Accept the licence");
    }

    @Test
    void identity_askedTwice_isReadOnce() {
        hub.stubFor(
                get("/api/whoami-v2")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                """
                                                {"name":"ann","auth":{"accessToken":
                                                 {"displayName":"ci","role":"write"}}}""")));

        assertThat(weights.identity(Answers.OTHER_TOKEN))
                .contains(new HubIdentity("ann", "ci", "write", null));
        weights.identity(Answers.OTHER_TOKEN);

        hub.verify(1, getRequestedFor(urlEqualTo("/api/whoami-v2")));
    }

    @Test
    void branches_areNamed() {
        hub.stubFor(
                get("/api/models/acme/tiny/refs")
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "{\"branches\":[{\"name\":\"main\"},{\"name\":\"dev\"}]}")));

        assertThat(weights.branches(MAIN)).containsExactly("main", "dev");
    }

    @Test
    void defaultOwner_isTheConfiguredAccount() {
        assertThat(weights.defaultOwner()).contains("acme");
    }

    private static HubException failure(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }
}
