package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.FULL;
import static dev.slipway.sandbox.HubFolder.LORA;
import static dev.slipway.sandbox.RunningSandbox.PROJECT;
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

class UploadTest {
    private static final String UPLOADS = PROJECT + "/models/uploads";
    private static final String QUESTION = "Where is my parcel? The tracking page does not change.";

    @TempDir Path folder;
    private HubFolder hub;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        hub = HubFolder.in(folder);
        sandbox = new RunningSandbox(folder, hub.root());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String url(String repository) {
        return "https://huggingface.co/" + repository;
    }

    /** Uploads to a new record, lets the time pass that it takes, and returns the record's id. */
    private String uploaded(String type, String repository) {
        String model = sandbox.record("mine", type);
        sandbox.upload(model, url(repository), null);
        sandbox.advance("PT10M");
        return model;
    }

    private JsonNode job() {
        return sandbox.get(UPLOADS).at("/data/0");
    }

    private JsonNode revision(String model) {
        return sandbox.get(PROJECT + "/models/" + model + "/revisions").at("/data/0");
    }

    @Test
    void upload_clockTurned_passesBothGates() {
        String model = sandbox.record("mine", "adapter");
        var created = sandbox.upload(model, sandbox.uri("/" + LORA).toString(), null);
        assertThat(created.at("/id").asText()).startsWith("job_");
        assertThat(created.at("/modelId").asText()).isEqualTo(model);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            see(seen, job().path("status").asText().replace("REMOTE_UPLOAD_STATUS_", ""));
            String gate = revision(model).path("validationStatus").asText();
            see(seen, gate.replace("REVISION_VALIDATION_STATUS_", "validation "));
            sandbox.advance("PT10S");
        }
        assertThat(seen)
                .containsExactly(
                        "PENDING",
                        "RUNNING",
                        "SUCCEEDED",
                        "validation PENDING",
                        "validation SUCCESS");
        assertThat(revision(model).path("validationErrors")).isEmpty();
        String one = PROJECT + "/models/" + model + "/revisions/";
        assertThat(sandbox.get(one + revision(model).path("revisionId").asText()).json())
                .isEqualTo(revision(model));
        assertThat(sandbox.get(UPLOADS + "/" + created.at("/id").asText()).json()).isEqualTo(job());
        assertThat(sandbox.get("/sandbox/bill").at("/totalCents").asInt()).isZero();
    }

    private static void see(List<String> seen, String word) {
        if (!word.isEmpty() && !seen.contains(word)) {
            seen.add(word);
        }
    }

    @Test
    void events_tellTheStory() {
        String model = uploaded("model", FULL);
        JsonNode events =
                sandbox.get(UPLOADS + "/" + job().path("id").asText() + "/events").at("/data");
        assertThat(events.findValuesAsText("type"))
                .containsExactly(
                        "upload.created",
                        "download.started",
                        "download.completed",
                        "upload.succeeded");
        assertThat(events.at("/0/level").asText()).isEqualTo("LEVEL_INFO");
        JsonNode files = sandbox.get(PROJECT + "/models/" + model + "/files").json();
        assertThat(files.path("data").findValuesAsText("path"))
                .contains("config.json", "model.safetensors");
        assertThat(files.path("totalSizeBytes").isTextual()).isTrue();
        JsonNode parameters =
                sandbox.get(PROJECT + "/models/" + model).at("/weights/parameters/byDtype/0");
        assertThat(parameters.path("dtype").asText()).isEqualTo("BF16");
    }

    @ParameterizedTest
    @CsvSource({"adapter," + LORA, "model," + FULL})
    void deployed_answersFromTheExamplesThatCameAlong(String type, String repository) {
        sandbox.serve("bot", uploaded(type, repository));
        sandbox.advance("PT10M");
        assertThat(sandbox.ask("sandbox-project/bot", QUESTION)).isEqualTo("track_order");
        sandbox.restart();
        assertThat(sandbox.ask("sandbox-project/bot", QUESTION)).isEqualTo("track_order");
    }

    @Test
    void deployed_withoutExamples_answersAsItsBase() {
        hub.delete(LORA, "train.jsonl");
        sandbox.serve("bot", uploaded("adapter", LORA));
        sandbox.advance("PT10M");
        assertThat(sandbox.ask("sandbox-project/bot", QUESTION))
                .isEqualTo(sandbox.ask(RunningSandbox.MODEL, QUESTION));
    }

    @Test
    void deployed_withoutChatTemplate_cannotChat() {
        hub.replace(FULL, "tokenizer_config.json", "chat_template", "other");
        sandbox.serve("bot", uploaded("model", FULL));
        sandbox.advance("PT10M");
        assertThat(sandbox.chat("sandbox-project/bot", QUESTION).error())
                .isEqualTo("tokenizer.chat_template is not set");
    }

    @Test
    void upload_fileChangedAfterwards_isAnotherRevisionOnlyWhenUploadedAgain() {
        String model = uploaded("adapter", LORA);
        String first = revision(model).path("revisionId").asText();
        hub.write(LORA, "README.md", "changed");
        sandbox.advance("PT1H");
        assertThat(sandbox.get(PROJECT + "/models/" + model + "/revisions").at("/data")).hasSize(1);
        sandbox.upload(model, url(LORA), null);
        sandbox.advance("PT10M");
        JsonNode revisions = sandbox.get(PROJECT + "/models/" + model + "/revisions").at("/data");
        assertThat(revisions.findValuesAsText("revisionId")).hasSize(2).startsWith(first);
    }

    @Test
    void upload_privateRepository_needsAGoodTokenWhichTheLedgerNeverSees() throws Exception {
        hub.write("acme", "support-intents-lora.hub.json", "{'private':true,'tokens':['hf_ok']}");
        String model = sandbox.record("mine", "adapter");
        for (String token : new String[] {null, "hf_other", "hf_ok"}) {
            sandbox.upload(model, url(LORA), token);
        }
        sandbox.advance("PT10M");
        JsonNode jobs = sandbox.get(UPLOADS).at("/data");
        assertThat(jobs.at("/0/statusMessage").asText()).contains("HTTP 401", "Invalid username");
        assertThat(jobs.at("/1/statusMessage").asText()).contains("HTTP 404");
        assertThat(jobs.at("/2/status").asText()).isEqualTo("REMOTE_UPLOAD_STATUS_SUCCEEDED");
        assertThat(Files.readString(sandbox.ledger())).doesNotContain("hf_ok", "hf_other");
    }

    @Test
    void upload_gatedOrMissingRepository_failsWithTheHubsWords() {
        hub.write("acme", "support-intents-lora.hub.json", "{'gated':'auto'}");
        String model = sandbox.record("mine", "adapter");
        sandbox.upload(model, url(LORA), "hf_other");
        sandbox.upload(model, url("acme/none"), "hf_other");
        sandbox.advance("PT10M");
        JsonNode jobs = sandbox.get(UPLOADS).at("/data");
        assertThat(jobs.at("/0/status").asText()).isEqualTo("REMOTE_UPLOAD_STATUS_FAILED");
        assertThat(jobs.at("/0/statusMessage").asText()).contains("HTTP 403", "restricted");
        assertThat(jobs.at("/1/statusMessage").asText()).contains("HTTP 404", "not found");
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/acme/x/tree/main, not a file or a revision",
        "http://example.org/model.zip,            must be a Hugging Face repository",
        "https://example.org/model.rar,           must be a Hugging Face repository",
        "acme/x,                                  must be a URL"
    })
    void upload_otherAddress_isRefused(String url, String why) {
        var refused = sandbox.upload(sandbox.record("mine", "model"), url, null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains(why);
    }

    @Test
    void upload_noRecord_isRefused() {
        assertThat(sandbox.upload("ml_none", url(LORA), null).error()).isEqualTo("Model not found");
        assertThat(sandbox.upload(sandbox.tunedModel(), url(LORA), null).status()).isEqualTo(404);
    }

    @Test
    void restart_midWay_resumes() {
        String model = sandbox.record("mine", "adapter");
        sandbox.upload(model, url(LORA), null);
        sandbox.advance("PT30S");
        JsonNode before = job();
        sandbox.restart();
        assertThat(job()).isEqualTo(before);
        sandbox.advance("PT10M");
        assertThat(revision(model).path("validationStatus").asText()).endsWith("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "upload_stuck,     PENDING,   0",
        "upload_fails,     FAILED,    0",
        "upload_restarts,  SUCCEEDED, 1",
        "validation_fails, SUCCEEDED, 0"
    })
    void fault_onCreation_isTheUploadsFate(String fault, String end, int restarts) {
        sandbox.fault("{'method':'POST','route':'" + UPLOADS + "','kind':'" + fault + "'}");
        String model = uploaded("adapter", LORA);
        assertThat(job().path("status").asText()).endsWith(end);
        assertThat(job().path("restartCount").asInt()).isEqualTo(restarts);
        assertThat(revision(model).path("validationStatus").asText().endsWith("FAILED"))
                .isEqualTo(fault.equals("validation_fails"));
    }

    @Test
    void fault_answerLost_uploadIsThereAllTheSame() {
        sandbox.fault("{'method':'POST','route':'" + UPLOADS + "','kind':'malformed'}");
        sandbox.upload(sandbox.record("mine", "adapter"), url(LORA), null);
        assertThat(sandbox.ledgerOf("upload.create").findValuesAsText("name"))
                .containsExactly("mine");
    }
}
