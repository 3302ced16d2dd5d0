package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineTuneTest {
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
    void status_clockTurnedThroughTheLife_passesAllStates() {
        String job = sandbox.fineTune();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String status = get(job).path("status").asText();
            if (!seen.contains(status)) {
                seen.add(status);
            }
            sandbox.advance("PT5S");
        }
        assertThat(seen)
                .containsExactly(
                        "pending", "queued", "running", "compressing", "uploading", "completed");
    }

    @Test
    void get_beforeCompletion_hasNoRegistryIds() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1M");
        assertThat(get(job).path("status").asText()).isEqualTo("running");
        assertThat(get(job).has("model_object_id")).isFalse();
        assertThat(get(job).has("total_price")).isFalse();
    }

    @Test
    void get_completed_namesModelThatTheRegistryKnows() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1H");
        JsonNode done = get(job);
        assertThat(done.path("model_output_name").asText())
                .matches("sandbox-user/Qwen3-8B-[0-9a-f]{8}");
        JsonNode model =
                sandbox.get(
                                RunningSandbox.PROJECT
                                        + "/models/"
                                        + done.path("model_object_id").asText())
                        .json();
        assertThat(model.path("name").asText())
                .isEqualTo(done.path("model_object_name").asText())
                .startsWith("sandbox-project/");
        assertThat(model.at("/weights/parameters/total").isTextual()).isTrue();
    }

    @Test
    void list_completedJob_isShorterThanSingle() {
        sandbox.fineTune();
        sandbox.advance("PT1H");
        JsonNode listed = sandbox.get("/v1/fine-tunes").at("/data/0");
        assertThat(listed.path("status").asText()).isEqualTo("completed");
        assertThat(listed.has("model_object_id")).isFalse();
        assertThat(listed.path("events")).isEmpty();
    }

    @Test
    void metrics_completedJob_showLossThatFell() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1H");
        JsonNode metrics = sandbox.get("/v1/fine-tunes/" + job + "/metrics").at("/metrics");
        int steps = get(job).path("total_steps").asInt();
        assertThat(metrics).hasSize(steps);
        double first = metrics.get(0).path("train/loss").asDouble();
        double last = metrics.get(steps - 1).path("train/loss").asDouble();
        assertThat(last).isLessThan(first / 2);
    }

    @Test
    void metrics_halfWay_endAtTheStepReached() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1M40S");
        int done = get(job).path("steps_completed").asInt();
        assertThat(done).isPositive().isLessThan(get(job).path("total_steps").asInt());
        assertThat(sandbox.get("/v1/fine-tunes/" + job + "/metrics").at("/metrics")).hasSize(done);
        assertThat(
                        sandbox.get(
                                        "/v1/fine-tunes/"
                                                + job
                                                + "/metrics?global_step_from=2&global_step_to=3")
                                .at("/metrics"))
                .hasSize(2);
    }

    @Test
    void events_withValidationFile_reportEvaluationsAndCheckpoints() {
        String train = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        String half = Intents.TRAIN.substring(0, Intents.TRAIN.indexOf("refund"));
        String held = half.substring(0, half.lastIndexOf('\n') + 1);
        String validation = sandbox.upload("b.jsonl", held).at("/id").asText();
        String body =
                RunningSandbox.job(train)
                        .replace(
                                "}",
                                ",'validation_file':'"
                                        + validation
                                        + "','n_evals':3,'n_checkpoints':2,'suffix':'mine'}");
        String job = sandbox.post("/v1/fine-tunes", body).at("/id").asText();
        sandbox.advance("PT1H");
        JsonNode events = sandbox.get("/v1/fine-tunes/" + job + "/events").at("/data");
        List<String> types = events.findValuesAsText("type");
        assertThat(types)
                .startsWith("job_pending", "job_start")
                .endsWith("model_upload_complete", "job_complete")
                .contains("training_complete");
        assertThat(types)
                .doesNotContain("eval_complete"); // neither specification nor client has it
        assertThat(sandbox.get("/v1/fine-tunes/" + job + "/metrics").json().findValues("eval/loss"))
                .hasSize(3);
        assertThat(types.stream().filter("epoch_complete"::equals)).hasSize(3);
        assertThat(sandbox.get("/v1/fine-tunes/" + job + "/checkpoints").at("/data")).hasSize(2);
        assertThat(get(job).path("model_output_name").asText()).contains("-mine-");
    }

    @Test
    void cancel_whileRunning_endsCancelledAndCostsNothing() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1M");
        sandbox.post("/v1/fine-tunes/" + job + "/cancel", "");
        assertThat(get(job).path("status").asText()).isEqualTo("cancel_requested");
        sandbox.advance("PT1H");
        assertThat(get(job).path("status").asText()).isEqualTo("cancelled");
        assertThat(sandbox.post("/v1/fine-tunes/" + job + "/cancel", "").status()).isEqualTo(400);
        assertThat(sandbox.ledgerOf("charge")).isEmpty();
    }

    @Test
    void charge_completedJob_isWrittenOnceAtTheMinimum() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1H");
        sandbox.advance("PT1H");
        JsonNode charges = sandbox.ledgerOf("charge");
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).path("cents").asInt()).isEqualTo(400);
        assertThat(charges.get(0).path("id").asText()).isEqualTo(job);
        assertThat(get(job).path("total_price").asLong()).isEqualTo(4_000_000_000L);
    }

    @Test
    void create_invalidTrainingData_endsUserError() {
        String file = sandbox.upload("bad.jsonl", "{\"prompt\":\"a\"}\n").at("/id").asText();
        String job = sandbox.post("/v1/fine-tunes", RunningSandbox.job(file)).at("/id").asText();
        sandbox.advance("PT1H");
        assertThat(get(job).path("status").asText()).isEqualTo("user_error");
        assertThat(get(job).path("events").findValuesAsText("message").toString())
                .contains("line 1");
        assertThat(sandbox.ledgerOf("charge")).isEmpty();
    }

    @Test
    void create_secretsInTheRequest_areNotKept() throws Exception {
        String file = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        sandbox.post(
                "/v1/fine-tunes",
                RunningSandbox.job(file).replace("}", ",'wandb_api_key':'wandb-s3cret'}"));
        assertThat(sandbox.ledgerOf("fine_tune.create")).hasSize(1);
        assertThat(Files.readString(sandbox.ledger()))
                .doesNotContain("wandb-s3cret")
                .doesNotContain("tgp_secret_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'n_epochs':0                          | n_epochs
                    'n_evals':2                           | n_evals
                    'learning_rate':7                     | learning_rate
                    'batch_size':'huge'                   | batch_size
                    'hyperparameters':{}                  | hyperparameters
                    'model':'nobody/nothing'              | model
                    'model':'deepseek-ai/DeepSeek-R1-0528'| model
                    'training_file':'file-nowhere'        | training_file
                    'training_method':{'method':'grpo'}   | training_method
                    'training_type':{'type':'Lora','lora_r':65,'lora_alpha':8} | training_type
                    """)
    void create_fieldNotAccepted_isRefusedByName(String field, String param) {
        String file = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        // The last of two fields with one name counts.
        String body = RunningSandbox.job(file).replace("}", "," + field + "}");
        var answer = sandbox.post("/v1/fine-tunes", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param").asText()).isEqualTo(param);
        assertThat(sandbox.ledgerOf("fine_tune.create")).isEmpty();
    }

    @Test
    void estimate_fileStillProcessing_isUnavailableUntilChecked() {
        String file = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        String path = "/v1/fine-tunes/estimate-price";
        JsonNode early = sandbox.post(path, RunningSandbox.job(file)).json();
        assertThat(early.path("estimation_available").asBoolean(true)).isFalse();
        assertThat(early.path("unavailable_reason").asText()).isEqualTo("train_file_not_validated");
        sandbox.advance("PT10S");
        JsonNode estimate = sandbox.post(path, RunningSandbox.job(file)).json();
        assertThat(estimate.path("estimated_total_price").decimalValue())
                .isEqualByComparingTo("4.00");
        assertThat(estimate.path("allowed_to_proceed").asBoolean()).isTrue();
    }

    @Test
    void limits_unknownModel_hasBareMessage() {
        var answer = sandbox.get("/v1/fine-tunes/models/limits?model_name=nobody/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("message");
        assertThat(
                        sandbox.get("/v1/fine-tunes/models/limits?model_name=Qwen/Qwen3-8B")
                                .at("/lora_training/max_rank")
                                .asInt())
                .isEqualTo(64);
    }

    @Test
    void delete_runningJob_isRefusedAndDoneLater() {
        String job = sandbox.fineTune();
        assertThat(sandbox.delete("/v1/fine-tunes/" + job).status()).isEqualTo(400);
        sandbox.advance("PT1H");
        assertThat(sandbox.delete("/v1/fine-tunes/" + job).at("/message").asText()).isNotEmpty();
        assertThat(sandbox.get("/v1/fine-tunes/" + job).status()).isEqualTo(404);
    }

    private JsonNode get(String job) {
        return sandbox.get("/v1/fine-tunes/" + job).json();
    }
}
