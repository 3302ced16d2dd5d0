package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
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
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads by name: generation V1. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherUploadsTest {
    private static final WeightsSource HUB =
            new WeightsSource("https://huggingface.co/acme/bot", "hub-0pen-sesame");
    private static final UploadRequest FULL = new UploadRequest("bot-9", HUB, "model", null, null);

    @StandIn.Together WireMockServer together;
    @Inject UploadHost uploads;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
    }

    @Test
    void upload_adapter_namesItsBaseAndKeepsThePrefixedName() {
        together.stubFor(post("/v1/models").willReturn(Recorded.answer("v1-upload.json")));
        WeightsSource open = new WeightsSource("https://huggingface.co/acme/tone", null);

        StartedUpload started =
                uploads.upload(
                        new UploadRequest("bot-9", open, "adapter", "Qwen/Qwen3.5-9B", "by x"));

        assertThat(started).isEqualTo(new StartedUpload("job-a15dad11", "model-7", "acme/bot-9"));
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/models"))
                        .withHeader("Authorization", equalTo("Bearer key-main"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model_name":"bot-9","model_type":"adapter",
                                         "model_source":"https://huggingface.co/acme/tone",
                                         "base_model":"Qwen/Qwen3.5-9B",
                                         "description":"by x"}
                                        """)));
    }

    @Test
    void upload_fullWeights_sendsTheTokenAndNoBase() {
        together.stubFor(post("/v1/models").willReturn(okJson("{\"job_id\":\"job-1\"}")));

        assertThat(uploads.upload(FULL)).isEqualTo(new StartedUpload("job-1", null, null));
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/models"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model_name":"bot-9","model_type":"model",
                                         "model_source":"https://huggingface.co/acme/bot",
                                         "hf_token":"hub-0pen-sesame"}
                                        """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"model_name\":\"acme/bot-9\"},\"message\":\"Already there.\"}",
                "{\"model_name\":\"acme/bot-9\",\"job_id\":null}"
            })
    void upload_weightsThereAlready_hasNoJob(String answer) {
        together.stubFor(post("/v1/models").willReturn(okJson(answer)));

        assertThat(uploads.upload(FULL)).isEqualTo(new StartedUpload(null, null, "acme/bot-9"));
    }

    static Stream<ResponseDefinitionBuilder> lost() {
        return Stream.of(
                ok(),
                okJson("{}"),
                okJson("[]"),
                okJson("{\"error\":{\"message\":\"later\"}}"),
                ok(Recorded.body("error-html.html")).withHeader("Content-Type", "text/html"),
                serverError(),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void upload_noUsableAnswer_isSentOnceAndUnknown(ResponseDefinitionBuilder answer) {
        together.stubFor(post("/v1/models").willReturn(answer));

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> uploads.upload(FULL));

        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        together.verify(1, postRequestedFor(urlEqualTo("/v1/models")));
    }

    @Test
    void upload_nameTaken_mayBeOurs() {
        together.stubFor(
                post("/v1/models")
                        .willReturn(
                                jsonResponse(
                                        "{\"error\":{\"message\":\"Model name already exists\"}}",
                                        400)));

        ProviderException taken =
                catchThrowableOfType(ProviderException.class, () -> uploads.upload(FULL));

        assertThat(taken.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(taken.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(taken.hint()).contains("choose another name");
    }

    @Test
    void jobs_list_givesNamesAndReasons() {
        together.stubFor(get("/v1/jobs").willReturn(Recorded.answer("v1-jobs.json")));

        List<UploadJob> jobs = uploads.jobs();

        assertThat(jobs)
                .containsExactly(
                        new UploadJob(
                                "job-1",
                                "Failed",
                                "Could not read https://bucket.example/w.zip?... with hf_***",
                                "acme/bot-9",
                                "https://bucket.example/w.zip?...",
                                Instant.parse("2026-10-01T08:00:00Z")),
                        new UploadJob("job-2", "Warming", null, "bot-10", null, null),
                        new UploadJob("job-3", "Complete", "two", null, null, null));
        assertThat(jobs).extracting(UploadJob::bareName).containsExactly("bot-9", "bot-10", null);
        assertThat(jobs).extracting(UploadJob::failed).containsExactly(true, false, false);
        assertThat(jobs).extracting(UploadJob::complete).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"job_id\":\"job-1\"}", "{\"data\":{\"job_id\":\"job-1\"}}"})
    void job_nestedOrFlat_isRead(String answer) {
        together.stubFor(get("/v1/jobs/job-1").willReturn(okJson(answer)));

        assertThat(uploads.job("job-1").id()).isEqualTo("job-1");
    }

    @Test
    void jobs_noList_isNotAnEmptyList() {
        together.stubFor(get("/v1/jobs").willReturn(okJson("{\"message\":\"later\"}")));

        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> uploads.jobs());

        assertThat(failed.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
    }
}
