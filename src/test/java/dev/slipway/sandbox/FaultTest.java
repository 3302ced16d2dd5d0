package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    private static final String ENDPOINTS = RunningSandbox.PROJECT + "/endpoints";

    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void fail_countAndSkip_hitExactlyThoseCalls() {
        sandbox.fault(
                "{'method':'GET','route':'/v1/models','kind':'fail','status':503,'code':'busy',"
                        + "'message':'come back','skip':1,'count':2}");
        assertThat(sandbox.get("/v1/models").status()).isEqualTo(200);
        assertThat(sandbox.get("/v1/models").status()).isEqualTo(503);
        assertThat(sandbox.get("/v1/models").code()).isEqualTo("busy");
        assertThat(sandbox.get("/v1/models").status()).isEqualTo(200);
    }

    @Test
    void fail_onACreate_acceptsNothing() {
        sandbox.fault("{'method':'POST','route':'/v2/projects/*/endpoints','kind':'fail'}");
        assertThat(sandbox.post(ENDPOINTS, "{'name':'bot'}").status()).isEqualTo(500);
        assertThat(sandbox.ledgerOf("endpoint.create")).isEmpty();
    }

    @Test
    void rateLimit_carriesRetryAfter() {
        sandbox.fault("{'route':'/v1/fine-tunes','kind':'rate_limit','retryAfter':7}");
        var answer = sandbox.get("/v1/fine-tunes");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("retry-after", "7");
        assertThat(answer.at("/error/type").asText()).isEqualTo("rate_limit");
    }

    @Test
    void loseAnswer_closesTheConnectionAfterAccepting() {
        sandbox.fault("{'method':'POST','route':'/v2/projects/*/endpoints','kind':'lose_answer'}");
        var create = sandbox.request(ENDPOINTS).POST(BodyPublishers.ofString("{\"name\":\"bot\"}"));
        assertThatThrownBy(() -> sandbox.trySend(create.build())).isInstanceOf(IOException.class);
        assertThat(sandbox.ledgerOf("endpoint.create")).hasSize(1);
        assertThat(sandbox.get(ENDPOINTS).at("/data/0/name").asText())
                .isEqualTo("sandbox-project/bot");
    }

    @Test
    void malformed_answerIsNoJsonButTheActHappened() {
        sandbox.fault("{'method':'POST','route':'/v2/projects/*/endpoints','kind':'malformed'}");
        var answer = sandbox.post(ENDPOINTS, "{'name':'bot'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).hasRootCauseInstanceOf(IOException.class);
        assertThat(sandbox.ledgerOf("endpoint.create")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ends_cancelled,  cancelled",
        "ends_error,      error",
        "ends_user_error, user_error",
        "stuck_in_queue,  queued",
        "no_registry_id,  completed"
    })
    void fate_ofAFineTune_isItsEndAlsoAfterARestart(String kind, String end) {
        sandbox.fault("{'method':'POST','route':'/v1/fine-tunes','kind':'" + kind + "'}");
        String job = sandbox.fineTune();
        sandbox.restart();
        sandbox.advance("PT1H");
        var answer = sandbox.get("/v1/fine-tunes/" + job);
        assertThat(answer.at("/status").asText()).isEqualTo(end);
        assertThat(answer.json().has("model_object_id")).isFalse();
        assertThat(sandbox.get(RunningSandbox.PROJECT + "/models").at("/data")).isEmpty();
        double paid = sandbox.get("/sandbox/bill").at("/totalCents").asDouble();
        assertThat(paid).isEqualTo(end.equals("completed") ? 400 : 0);
    }

    @Test
    void fate_errorAfterTraining_isRefundedInTheLedger() {
        sandbox.fault("{'method':'POST','route':'/v1/fine-tunes','kind':'ends_error'}");
        sandbox.fineTune();
        sandbox.advance("PT1H");
        assertThat(sandbox.ledgerOf("charge").findValuesAsText("cents"))
                .containsExactly("400", "-400");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment_fails, FAILED,   Timed out waiting for readiness",
        "no_capacity,      DEGRADED, Cannot place replicas: insufficient GPU capacity"
    })
    void fate_ofADeployment_isItsEnd(String kind, String state, String message) {
        String model = sandbox.tunedModel();
        String endpoint = sandbox.endpoint("bot");
        sandbox.fault("{'route':'/v2/projects/*/endpoints/*/deployments','kind':'" + kind + "'}");
        String id = sandbox.deploy(endpoint, "blue", model).at("/id").asText();
        sandbox.advance("PT1H");
        var status = sandbox.get(ENDPOINTS + "/" + endpoint + "/deployments/" + id);
        assertThat(status.at("/status/state").asText()).isEqualTo("DEPLOYMENT_STATE_" + state);
        assertThat(status.at("/status/message").asText()).isEqualTo(message);
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cut_stream, false", "stream_error, true"})
    void brokenStream_endsWithoutDone(String kind, boolean error) {
        sandbox.fault("{'route':'/v1/chat/completions','kind':'" + kind + "'}");
        String body =
                "{'model':'%s','stream':true,'messages':[{'role':'user','content':'hi'}]}"
                        .formatted(RunningSandbox.MODEL);
        String text = sandbox.post("/v1/chat/completions", body).text();
        assertThat(text).contains("delta").doesNotContain("[DONE]");
        assertThat(text.contains("\"error\"")).isEqualTo(error);
    }

    @Test
    void faults_listedAndCleared() {
        sandbox.fault("{'route':'/v1/**','kind':'fail'}");
        assertThat(sandbox.get("/sandbox/faults").at("/0/kind").asText()).isEqualTo("fail");
        sandbox.delete("/sandbox/faults");
        assertThat(sandbox.get("/v1/models").status()).isEqualTo(200);
        assertThat(sandbox.post("/sandbox/faults", "{'route':'/v1','kind':'odd'}").error())
                .contains("lose_answer");
    }
}
