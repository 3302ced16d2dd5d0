package dev.slipway.provider.together;

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
import dev.slipway.provider.EvaluationHost;
import dev.slipway.provider.EvaluationRequest.Answering;
import dev.slipway.provider.EvaluationRequest.Classify;
import dev.slipway.provider.EvaluationRequest.Column;
import dev.slipway.provider.EvaluationRequest.Compare;
import dev.slipway.provider.EvaluationRequest.External;
import dev.slipway.provider.EvaluationRequest.Judge;
import dev.slipway.provider.EvaluationRequest.Model;
import dev.slipway.provider.EvaluationRequest.Source;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteEvaluation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherEvaluationsTest {
    private static final Judge JUDGE =
            new Judge(new Model("big/judge", Source.SERVERLESS, null, null), "Is it polite?");

    @StandIn.Together WireMockServer together;
    @Inject EvaluationHost evaluations;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void start_classify_sendsLabelsAndTheColumn() {
        started();

        RemoteEvaluation started =
                evaluations.start(
                        new Classify(
                                "file-1",
                                JUDGE,
                                new Column("answer"),
                                List.of("yes", "no"),
                                List.of("yes")));

        assertThat(started.id()).isEqualTo("eval-1");
        assertThat(started.terminal()).isFalse();
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/evaluation"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"type":"classify","parameters":{
                                          "judge":{"model":"big/judge","model_source":"serverless",
                                                   "system_template":"Is it polite?"},
                                          "input_data_file_path":"file-1","labels":["yes","no"],
                                          "pass_labels":["yes"],"model_to_evaluate":"answer"}}
                                        """)));
    }

    @Test
    void start_compareWithAnExternalModel_sendsItsTokenAndNeverSaysIt() {
        Model external =
                new Model("x", Source.EXTERNAL, new External("tok-777", "https://x.example"), 2);
        Answering answering = new Answering(external, "Be brief.", "{{prompt}}", 64, 0.5);
        Compare compare = new Compare("file-1", JUDGE, answering, new Column("gold"));
        together.stubFor(
                post("/v1/evaluation")
                        .willReturn(okJson("{\"error\":\"tok-777 is wrong\"}").withStatus(400)));

        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> evaluations.start(compare));

        assertThat(refused).hasMessageContaining("*** is wrong").hasMessageNotContaining("777");
        assertThat(compare.toString()).doesNotContain("777");
        together.verify(
                postRequestedFor(urlEqualTo("/v1/evaluation"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"type":"compare","parameters":{
                                          "judge":{"model":"big/judge","model_source":"serverless",
                                                   "system_template":"Is it polite?"},
                                          "input_data_file_path":"file-1","model_b":"gold",
                                          "model_a":{"model":"x","model_source":"external",
                                            "external_api_token":"tok-777",
                                            "external_base_url":"https://x.example",
                                            "num_workers":2,"system_template":"Be brief.",
                                            "input_template":"{{prompt}}","max_tokens":64,
                                            "temperature":0.5}}}
                                        """)));
    }

    @Test
    void evaluation_labelCounts_areReadAsTextAndAsObject() {
        for (String counts :
                List.of("\"{\\\"yes\\\":3,\\\"no\\\":1}\"", "{\"yes\":3,\"no\":\"1\"}")) {
            together.stubFor(
                    get("/v1/evaluation/eval-1")
                            .willReturn(
                                    okJson(
                                            """
                                            {"workflow_id":"eval-1","status":"completed",
                                             "type":"classify","results":{"pass_percentage":75,
                                             "label_counts":%s,"judge_fail_count":null,
                                             "result_file_id":"file-r"}}
                                            """
                                                    .formatted(counts))));

            RemoteEvaluation.Results results = evaluations.evaluation("eval-1").results();

            assertThat(results.labels()).isEqualTo(Map.of("yes", 3L, "no", 1L));
            assertThat(results.numbers()).isEqualTo(Map.of("pass_percentage", 75.0));
            assertThat(results.file()).isEqualTo("file-r");
        }
    }

    @Test
    void evaluations_list_readsScoresWinsAndFailures() {
        together.stubFor(
                get(urlPathEqualTo("/v1/evaluation"))
                        .withQueryParam("limit", equalTo("25"))
                        .willReturn(
                                okJson(
                                        """
                                        [{"workflow_id":"e1","status":"completed","results":
                                           {"aggregated_scores":{"mean_score":4.5},"failed_samples":1}},
                                         {"workflow_id":"e2","results":{"A_wins":"2","Ties":1}},
                                         {"status":"completed"},
                                         {"workflow_id":"e3","status":"user_error",
                                          "results":{"error":"column x is unused"},
                                          "status_updates":[{"message":"first"},{},{"message":"last"}]}]
                                        """)));

        List<RemoteEvaluation> listed = evaluations.evaluations(25);

        assertThat(listed).extracting(RemoteEvaluation::id).containsExactly("e1", "e2", "e3");
        assertThat(listed.get(0).results().numbers())
                .isEqualTo(Map.of("mean_score", 4.5, "failed_samples", 1.0));
        assertThat(listed.get(1).results().numbers()).isEqualTo(Map.of("A_wins", 2.0, "Ties", 1.0));
        assertThat(listed.get(2).terminal()).isTrue();
        assertThat(listed.get(2).results().error()).isEqualTo("column x is unused");
        assertThat(listed.get(2).message()).isEqualTo("last");
    }

    @Test
    void models_ofASource_areNames() {
        together.stubFor(
                get(urlPathEqualTo("/v1/evaluation/model-list"))
                        .withQueryParam("model_source", equalTo("dedicated"))
                        .willReturn(okJson("{\"model_list\":[\"a/b\",{\"id\":\"c\"},{}]}")));

        assertThat(evaluations.models(Source.DEDICATED)).containsExactly("a/b", "c");
    }

    private void started() {
        together.stubFor(
                post("/v1/evaluation")
                        .willReturn(okJson("{\"workflow_id\":\"eval-1\",\"status\":\"pending\"}")));
    }
}
