package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteRevision.Finding;
import dev.slipway.provider.RemoteUpload;
import dev.slipway.provider.UploadEvent;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads into model records: generation V2. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class RemoteUploadsTest {
    private static final String MODELS = "/v2/projects/proj_7/models";
    private static final WeightsSource HUB =
            new WeightsSource("https://huggingface.co/acme/bot", "hub-0pen-sesame");

    @StandIn.Together WireMockServer together;
    @Inject ModelRegistry registry;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    @Test
    void events_ofAnUpload_areReadOverAllPagesWithoutSecrets() {
        together.stubFor(
                get(urlPathEqualTo(MODELS + "/uploads/job_5/events"))
                        .withQueryParam("after", absent())
                        .willReturn(
                                okJson(
                                        """
                                        {"data":[{"id":"1","createdAt":"2026-10-01T08:00:00Z",
                                          "level":"LEVEL_INFO","type":"download.started",
                                          "message":"GET https://x.example/a.zip?sig=1"}, 7],
                                         "next_cursor":"c2"}
                                        """)));
        together.stubFor(
                get(urlPathEqualTo(MODELS + "/uploads/job_5/events"))
                        .withQueryParam("after", equalTo("c2"))
                        .willReturn(okJson("{\"data\":[{\"level\":\"LEVEL_NEW\"}]}")));

        List<UploadEvent> events = registry.events("job_5");

        assertThat(events)
                .containsExactly(
                        new UploadEvent(
                                Instant.parse("2026-10-01T08:00:00Z"),
                                "info",
                                "download.started",
                                "GET https://x.example/a.zip?..."),
                        new UploadEvent(null, "new", null, null));
    }

    @Test
    void upload_privateRepository_sendsItsTokenOnce() {
        together.stubFor(post(MODELS + "/uploads").willReturn(Recorded.answer("upload.json")));

        RemoteUpload upload = registry.upload("ml_55", HUB);

        assertThat(upload.id()).isEqualTo("job_5");
        assertThat(upload.modelId()).isEqualTo("ml_55");
        assertThat(upload.failed()).isFalse();
        assertThat(upload.maxRestarts()).isEqualTo(3);
        together.verify(
                1,
                postRequestedFor(urlEqualTo(MODELS + "/uploads"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"modelId":"ml_55","token":"hub-0pen-sesame",
                                         "remoteUrl":"https://huggingface.co/acme/bot"}
                                        """)));
    }

    @Test
    void upload_publicArchive_sendsNoTokenField() {
        together.stubFor(
                post(MODELS + "/uploads").willReturn(Recorded.answer("uploads-bare.json")));

        RemoteUpload upload =
                registry.upload("ml_55", new WeightsSource("https://b.example/w.zip?s=1", null));

        assertThat(upload).isEqualTo(new RemoteUpload("job_9", "ml_55", null, null, null, null));
        together.verify(
                postRequestedFor(anyUrl())
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"modelId":"ml_55",
                                         "remoteUrl":"https://b.example/w.zip?s=1"}
                                        """)));
    }

    @Test
    void upload_itsMessage_showsNoSignature() {
        together.stubFor(get(MODELS + "/uploads/job_5").willReturn(Recorded.answer("upload.json")));

        assertThat(registry.upload("job_5").message())
                .isEqualTo("could not read https://bucket.example/weights.tar.gz?...");
    }

    @Test
    void uploads_list_isReadEntryByEntry() {
        together.stubFor(
                get(urlPathEqualTo(MODELS + "/uploads"))
                        .willReturn(Recorded.answer("uploads.json")));

        assertThat(registry.uploads())
                .containsExactly(
                        new RemoteUpload(
                                "job_5",
                                "ml_55",
                                "REMOTE_UPLOAD_STATUS_SUCCEEDED",
                                null,
                                null,
                                null),
                        new RemoteUpload(
                                "job_7",
                                "ml_57",
                                "REMOTE_UPLOAD_STATUS_ON_HOLD",
                                null,
                                null,
                                null));
    }

    @Test
    void revisions_findings_areKept() {
        together.stubFor(
                get(urlPathEqualTo(MODELS + "/ml_55/revisions"))
                        .willReturn(Recorded.answer("revisions.json")));

        List<RemoteRevision> revisions = registry.revisions("ml_55");

        assertThat(revisions).extracting(RemoteRevision::id).containsExactly("rv_1", "rv_2");
        assertThat(revisions.get(0).in("FAILED")).isTrue();
        assertThat(revisions.get(0).findings())
                .containsExactly(
                        new Finding(
                                "base", "ERROR", "architecture does not match the declared base"),
                        new Finding(null, null, "odd"),
                        new Finding(null, null, null));
        assertThat(revisions.get(1).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void upload_answerLost_isSentOnceAndUnknown(Fault fault) {
        together.stubFor(post(MODELS + "/uploads").willReturn(aResponse().withFault(fault)));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> registry.upload("ml_55", HUB));

        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        together.verify(1, postRequestedFor(urlEqualTo(MODELS + "/uploads")));
    }

    @Test
    void upload_withoutRecord_saysThatItComesFirst() {
        together.stubFor(
                post(MODELS + "/uploads")
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody("{\"message\":\"Model not found\"}")));

        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> registry.upload("ml_55", HUB));

        assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.hint()).contains("record must exist");
    }
}
