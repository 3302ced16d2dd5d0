package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches and evaluations across a restart; the rest is in the suite of the official client. */
class JobsOverFilesTest {
    private static final String LINE =
            "{'custom_id':'%s','body':{'model':'%s','messages':[{'role':'user','content':'hi'}]}}\n";

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

    private String file(String purpose, String content) {
        String place =
                sandbox.send("POST", "/v1/files?file_name=a.jsonl&purpose=" + purpose, "")
                        .header("location");
        sandbox.send(
                sandbox.request(URI.create(place).getPath())
                        .PUT(BodyPublishers.ofString(content.replace('\'', '"')))
                        .build());
        return place.substring(place.lastIndexOf('/') + 1);
    }

    @Test
    void batch_restartAfterItsAnswers_keepsFilesAndChargesOnce() {
        String input =
                file(
                        "batch-api",
                        LINE.formatted("a", RunningSandbox.MODEL) + LINE.formatted("b", "no/such"));
        String body = "{'endpoint':'/v1/chat/completions','input_file_id':'" + input + "'}";
        var created = sandbox.post("/v1/batches", body);
        assertThat(created.status()).isEqualTo(201);
        String path = "/v1/batches/" + created.at("/job/id").asText();
        sandbox.advance("PT5M");
        sandbox.restart();
        JsonNode done = sandbox.get(path).json();
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        String output = done.path("output_file_id").asText();
        String answers = sandbox.get("/v1/files/" + output + "/content").text();
        assertThat(answers).contains("\"custom_id\":\"a\"", "\"status_code\":200");
        sandbox.restart();
        assertThat(sandbox.get(path).json()).isEqualTo(done);
        assertThat(sandbox.get("/v1/files/" + output + "/content").text()).isEqualTo(answers);
        assertThat(sandbox.ledgerOf("batch.finish")).hasSize(1);
    }

    @Test
    void evaluation_restart_keepsItsVerdicts() {
        String input = file("eval", "{'answer':'refund'}\n{'answer':'unclear'}\n");
        String body =
                "{'type':'classify','parameters':{'input_data_file_path':'"
                        + input
                        + "','labels':['refund'],'pass_labels':['refund'],'model_to_evaluate':'answer',"
                        + "'judge':{'model':'"
                        + RunningSandbox.MODEL
                        + "','model_source':'external','external_api_token':'tok_secret',"
                        + "'system_template':'x'}}}";
        String id = sandbox.post("/v1/evaluation", body).at("/workflow_id").asText();
        sandbox.advance("PT10M");
        assertThat(sandbox.get("/v1/evaluation/" + id).at("/results/error").asText())
                .contains("cannot be reached");
        String here = body.replace("external'", "serverless'");
        String other = sandbox.post("/v1/evaluation", here).at("/workflow_id").asText();
        sandbox.advance("PT10M");
        JsonNode results = sandbox.get("/v1/evaluation/" + other + "/status").at("/results");
        assertThat(results.path("pass_percentage").asDouble()).isEqualTo(100);
        assertThat(results.path("invalid_label_count").asInt()).isEqualTo(1);
        sandbox.restart();
        assertThat(sandbox.get("/v1/evaluation/" + other + "/status").at("/results"))
                .isEqualTo(results);
        assertThat(sandbox.get("/sandbox/ledger").text()).doesNotContain("tok_secret");
    }
}
