package dev.slipway.provider.huggingface;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.slipway.provider.huggingface.Answers.PINNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.WeightsHub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HubProfile.class)
class HubFilesTest {
    private static final String FILE = "/acme/tiny/resolve/" + Answers.COMMIT + "/w.safetensors";
    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @HubStandIn.Hub WireMockServer hub;
    @HubStandIn.Store WireMockServer store;
    @Inject WeightsHub weights;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        hub.resetAll();
        store.resetAll();
        breakers.resetAll();
    }

    @Test
    void file_inAnotherStore_isFetchedWithoutTheTokenAtTheSignedAddress() {
        String signed = "/xet/ab?Policy=a%2Fb~c_&Key-Pair=%7Bx%7D*&s=1+2%20;!'()&t=a=b";
        hub.stubFor(get(FILE).willReturn(Answers.redirect(302, url(store) + signed)));
        store.stubFor(get(anyUrl()).willReturn(aResponse().withBody(TEN)));

        assertThat(weights.file(PINNED, "w.safetensors", 10)).isEqualTo(TEN);

        hub.verify(
                getRequestedFor(urlEqualTo(FILE))
                        .withHeader("Authorization", equalTo("Bearer " + HubProfile.TOKEN))
                        .withHeader("Accept-Encoding", equalTo("identity")));
        store.verify(getRequestedFor(urlEqualTo(signed)).withoutHeader("Authorization"));
    }

    @Test
    void file_renamedRepository_isFoundAtTheHubWithTheToken() {
        hub.stubFor(get(FILE).willReturn(Answers.redirect(307, "/api/resolve-cache/x?e=1")));
        hub.stubFor(
                get("/api/resolve-cache/x?e=1")
                        .withHeader("Authorization", equalTo("Bearer " + HubProfile.TOKEN))
                        .willReturn(aResponse().withBody(TEN)));

        assertThat(weights.file(PINNED, "w.safetensors", 10)).isEqualTo(TEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:1/x",
                "http://169.254.169.254/latest/meta-data",
                "https://huggingface.co.evil.example/x",
                "https://user@127.0.0.1/x",
                "file:///etc/passwd",
                "//10.0.0.1/x"
            })
    void file_redirectedToAStranger_isNotFollowed(String location) {
        hub.stubFor(get(FILE).willReturn(Answers.redirect(302, location)));

        HubException refused = failure(() -> weights.file(PINNED, "w.safetensors", 10));

        assertThat(refused.code()).isEqualTo(HubFailure.HF_REFUSED);
        hub.verify(1, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void file_redirectedForEver_isGivenUpAfterFive() {
        hub.stubFor(get(FILE).willReturn(Answers.redirect(302, FILE)));

        assertThat(failure(() -> weights.file(PINNED, "w.safetensors", 10)))
                .hasMessageContaining("without end");
        hub.verify(6, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void file_largerThanWanted_isRefused() {
        hub.stubFor(get(FILE).willReturn(Answers.bytes(200, TEN)));

        assertThat(failure(() -> weights.file(PINNED, "w.safetensors", 9)).code())
                .isEqualTo(HubFailure.HF_FILE_TOO_LARGE);
    }

    @Test
    void file_ofAnotherCommit_isNoAnswer() {
        hub.stubFor(
                get(FILE)
                        .willReturn(
                                aResponse()
                                        .withHeader("X-Repo-Commit", Answers.OTHER_COMMIT)
                                        .withBody(TEN)));

        assertThat(failure(() -> weights.file(PINNED, "w.safetensors", 10)))
                .hasMessageContaining("another commit");
    }

    @Test
    void file_withoutCommit_isNotFromTheHub() {
        hub.stubFor(
                get(FILE).willReturn(aResponse().withBody("<html>sign in to the hotel</html>")));

        HubException failure = failure(() -> weights.file(PINNED, "w.safetensors", 100));

        assertThat(failure.code()).isEqualTo(HubFailure.HF_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("not the Hub's");
    }

    @Test
    void file_outsideOfTheRepository_isNotAsked() {
        assertThat(failure(() -> weights.file(PINNED, "../../api/whoami-v2", 10)).code())
                .isEqualTo(HubFailure.HF_REFUSED);
        assertThat(hub.getAllServeEvents()).isEmpty();
    }

    @Test
    void range_answeredInPart_isThatPart() {
        hub.stubFor(
                get(FILE)
                        .withHeader("Range", equalTo("bytes=2-5"))
                        .willReturn(
                                Answers.bytes(206, "2345".getBytes(StandardCharsets.US_ASCII))
                                        .withHeader("Content-Range", "bytes 2-5/10")));

        assertThat(weights.range(PINNED, "w.safetensors", 2, 4)).asString().isEqualTo("2345");
    }

    @Test
    void range_ofAnotherPart_isNoAnswer() {
        hub.stubFor(
                get(FILE)
                        .willReturn(
                                Answers.bytes(206, TEN)
                                        .withHeader("Content-Range", "bytes 0-9/10")));

        assertThat(failure(() -> weights.range(PINNED, "w.safetensors", 2, 4)).code())
                .isEqualTo(HubFailure.HF_UNAVAILABLE);
    }

    @Test
    void range_ignored_isCutFromTheWhole() {
        hub.stubFor(get(FILE).willReturn(Answers.bytes(200, TEN)));

        assertThat(weights.range(PINNED, "w.safetensors", 2, 4)).asString().isEqualTo("2345");
        assertThat(weights.range(PINNED, "w.safetensors", 8, 4)).asString().isEqualTo("89");
    }

    @Test
    void range_ignoredByAnEndlessFile_endsTheConnection() throws Exception {
        try (EndlessServer endless = new EndlessServer()) {
            hub.stubFor(get(FILE).willReturn(Answers.redirect(302, endless.url())));

            assertThat(weights.range(PINNED, "w.safetensors", 8, 100)).hasSize(100);

            assertThat(endless.hungUp()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void range_beyondTheEnd_isEmpty() {
        hub.stubFor(get(FILE).willReturn(Answers.bytes(416, new byte[0])));

        assertThat(weights.range(PINNED, "w.safetensors", 10, 4)).isEmpty();
    }

    @Test
    void range_signatureRanOut_isAskedAnewAtTheHub() {
        hub.stubFor(get(FILE).willReturn(Answers.redirect(302, url(store) + "/x")));
        store.stubFor(get("/x").willReturn(aResponse().withStatus(403)));

        assertThat(failure(() -> weights.range(PINNED, "w.safetensors", 0, 4)).code())
                .isEqualTo(HubFailure.HF_UNAVAILABLE);
        hub.verify(5, getRequestedFor(urlEqualTo(FILE)));
    }

    private static String url(WireMockServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    private static HubException failure(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }
}
