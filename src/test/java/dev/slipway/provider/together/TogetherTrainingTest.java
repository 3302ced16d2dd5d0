package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingPoint;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherTrainingTest {
    private static final TrainingRequest REQUEST =
            new TrainingRequest(
                    "Qwen/Qwen3-8B",
                    "file-9d3",
                    null,
                    "bot-k3h",
                    Map.of(
                            "n_epochs",
                            2,
                            "learning_rate",
                            0.0001,
                            "training_type",
                            Map.of("type", "Lora", "lora_r", 16, "lora_alpha", 32)));

    @StandIn.Together WireMockServer together;
    @Inject TrainingHost training;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void start_request_isFlatAndSentOnceWithTheTrainingKey() {
        together.stubFor(
                post("/v1/fine-tunes").willReturn(Recorded.answer("fine-tune-created.json")));

        TrainingJob job = training.start(REQUEST);

        assertThat(job.id()).isEqualTo("ft-80");
        assertThat(job.terminal()).isFalse();
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/fine-tunes"))
                        .withHeader("Authorization", equalTo("Bearer key-training"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model":"Qwen/Qwen3-8B","training_file":"file-9d3",
                                         "suffix":"bot-k3h","n_epochs":2,"learning_rate":0.0001,
                                         "training_type":{"type":"Lora","lora_r":16,"lora_alpha":32}}
                                        """)));
    }

    @Test
    void job_completed_givesTheObjectIdAndDollars() {
        together.stubFor(get("/v1/fine-tunes/ft-77").willReturn(Recorded.answer("fine-tune.json")));

        TrainingJob job = training.job("ft-77");

        assertThat(job.is("COMPLETED")).isTrue();
        assertThat(job.result().modelObjectId()).isEqualTo("ml_55");
        assertThat(job.result().totalPriceUsd()).isEqualByComparingTo("4.125");
        assertThat(job.progress().stepsCompleted()).isEqualTo(120);
        assertThat(job.progress().secondsRemaining()).isNull();
        assertThat(job.createdAt()).isEqualTo("2026-10-01T08:00:00.123Z");
    }

    @Test
    void jobs_oddRows_areKeptAndBrokenOnesLeftOut() {
        together.stubFor(get("/v1/fine-tunes").willReturn(Recorded.answer("fine-tunes.json")));

        List<TrainingJob> jobs = training.jobs();

        assertThat(jobs).extracting(TrainingJob::id).containsExactly("ft-77", "ft-old", "ft-78");
        assertThat(jobs.get(1).status()).isNull();
        assertThat(jobs.get(1).suffix()).isNull();
        assertThat(jobs.get(2).terminal()).isTrue();
    }

    @Test
    void events_anyCase_areLowerCaseAndUnknownOnesKept() {
        together.stubFor(
                get("/v1/fine-tunes/ft-77/events").willReturn(Recorded.answer("events.json")));

        assertThat(training.events("ft-77"))
                .extracting(TrainingEvent::type)
                .containsExactly("job_start", "checkpoint_save", "weights_polished");
    }

    @Test
    void metrics_openNames_areKeptAndWhatIsNoNumberLeftOut() {
        together.stubFor(
                get("/v1/fine-tunes/ft-77/metrics").willReturn(Recorded.answer("metrics.json")));

        List<TrainingPoint> points = training.metrics("ft-77", MetricsQuery.ALL);

        assertThat(points).extracting(TrainingPoint::step).containsExactly(7L, 14L);
        assertThat(points).extracting(TrainingPoint::trainLoss).containsExactly(0.5, 0.45);
        assertThat(points).extracting(TrainingPoint::evalLoss).containsExactly(null, 0.52);
        assertThat(points.get(1).learningRate()).isEqualTo(9e-05);
        assertThat(points.get(1).values()).doesNotContainKey("gpu/heat");
    }

    @Test
    void metrics_filters_standInTheQuery() {
        together.stubFor(
                get(urlPathEqualTo("/v1/fine-tunes/ft-77/metrics"))
                        .willReturn(Recorded.answer("metrics.json")));

        training.metrics(
                "ft-77", new MetricsQuery(5L, 9L, Instant.parse("2026-10-01T08:00:00Z"), null, 50));

        together.verify(
                getRequestedFor(urlPathEqualTo("/v1/fine-tunes/ft-77/metrics"))
                        .withQueryParam("global_step_from", equalTo("5"))
                        .withQueryParam("global_step_to", equalTo("9"))
                        .withQueryParam("logged_at_from", equalTo("2026-10-01T08:00:00Z"))
                        .withQueryParam("logged_at_to", absent())
                        .withQueryParam("resolution", equalTo("50")));
    }

    @Test
    void start_secrets_areSentAndNeverSaid() {
        TrainingRequest request =
                REQUEST.with("s", new TrainingRequest.Secrets("wandb-777", "token-888"));
        together.stubFor(
                post("/v1/fine-tunes")
                        .willReturn(
                                jsonResponse(
                                        "{\"error\":{\"message\":\"wandb-777, token-888: no\"}}",
                                        400)));

        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> training.start(request));

        assertThat(refused).hasMessageContaining("***, ***: no");
        assertThat(request.toString()).doesNotContain("777").doesNotContain("888");
        together.verify(
                postRequestedFor(urlEqualTo("/v1/fine-tunes"))
                        .withRequestBody(matchingJsonPath("$.wandb_api_key", equalTo("wandb-777")))
                        .withRequestBody(matchingJsonPath("$.hf_api_token", equalTo("token-888"))));
    }

    @Test
    void checkpoints_blankParts_areNullAndOnesWithoutAStepLeftOut() {
        together.stubFor(
                get("/v1/fine-tunes/ft-77/checkpoints")
                        .willReturn(Recorded.answer("checkpoints.json")));

        List<TrainingCheckpoint> saved = training.checkpoints("ft-77");

        assertThat(saved).extracting(TrainingCheckpoint::step).containsExactly(7L, 14L);
        assertThat(saved.get(0).at()).isEqualTo("2026-10-01T08:05:00Z");
        assertThat(saved.get(1).path()).isNull();
    }

    @Test
    void cancel_job_asksOnce() {
        together.stubFor(
                post("/v1/fine-tunes/ft-77/cancel")
                        .willReturn(
                                jsonResponse(
                                        "{\"id\":\"ft-77\",\"status\":\"cancel_requested\"}",
                                        200)));

        assertThat(training.cancel("ft-77").is("cancel_requested")).isTrue();
        together.verify(1, postRequestedFor(urlEqualTo("/v1/fine-tunes/ft-77/cancel")));
    }

    @Test
    void estimate_request_sendsOnlyWhatTheEstimateTakes() {
        together.stubFor(
                post("/v1/fine-tunes/estimate-price").willReturn(Recorded.answer("estimate.json")));

        PriceEstimate estimate = training.estimate(REQUEST);

        assertThat(estimate.totalUsd()).isEqualByComparingTo("4.12");
        assertThat(estimate.allowed()).isTrue();
        assertThat(estimate.trainTokens()).isEqualTo(850_000);
        together.verify(
                postRequestedFor(urlPathEqualTo("/v1/fine-tunes/estimate-price"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model":"Qwen/Qwen3-8B","training_file":"file-9d3",
                                         "n_epochs":2,
                                         "training_type":{"type":"Lora","lora_r":16,"lora_alpha":32}}
                                        """)));
    }

    @Test
    void limits_loraOnlyModel_hasNoFullTraining() {
        together.stubFor(
                get(urlPathEqualTo("/v1/fine-tunes/models/limits"))
                        .withQueryParam("model_name", equalTo("Qwen/Qwen3-8B"))
                        .willReturn(Recorded.answer("limits.json")));

        TrainingLimits limits = training.limits("Qwen/Qwen3-8B");

        assertThat(limits.lora())
                .isEqualTo(new TrainingLimits.Method(8, 64, 32, 64, List.of("q_proj")));
        assertThat(limits.full()).isNull();
        assertThat(limits.ranges().minLearningRate()).isEqualTo(1e-8);
    }

    @Test
    void limits_untunableModel_isNotFoundWithTheBareMessage() {
        together.stubFor(
                get(urlPathEqualTo("/v1/fine-tunes/models/limits"))
                        .willReturn(
                                jsonResponse("{\"message\":\"Model x is not available\"}", 404)));

        ProviderException missing =
                catchThrowableOfType(ProviderException.class, () -> training.limits("x"));

        assertThat(missing.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(missing).hasMessageContaining("Model x is not available (HTTP 404");
    }
}
