package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.FULL;
import static dev.slipway.sandbox.HubFolder.LORA;
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

class LegacyUploadTest {
    private static final String ADAPTER =
            "{'model_name':'tuned','model_source':'"
                    + LORA
                    + "','model_type':'adapter','base_model':'Qwen/Qwen3-8B'}";

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

    private static String full(String name, String source) {
        return "{'model_name':'%s','model_source':'%s','description':'mine'}"
                .formatted(name, source);
    }

    private JsonNode job() {
        return sandbox.get("/v1/jobs").at("/data/0");
    }

    @Test
    void upload_clockTurned_jobCompletes() {
        JsonNode made = sandbox.post("/v1/models", full("tiny", FULL)).json();
        assertThat(made.path("message").asText())
                .isEqualTo("Processing model weights. Job created.");
        assertThat(made.at("/data/job_id").asText())
                .matches("job-[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}");
        assertThat(made.at("/data/model_id").asText()).startsWith("model-");
        assertThat(made.at("/data/model_name").asText()).isEqualTo("sandbox-user/tiny");
        assertThat(made.at("/data/model_source").asText()).isEqualTo("huggingface");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String status = job().path("status").asText();
            if (!seen.contains(status)) {
                seen.add(status);
            }
            sandbox.advance("PT10S");
        }
        assertThat(seen).containsExactly("Queued", "Running", "Complete");
        JsonNode job = job();
        assertThat(job.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "job_id",
                        "status",
                        "status_updates",
                        "args",
                        "created_at",
                        "updated_at");
        assertThat(job.path("type").asText()).isEqualTo("model_upload");
        assertThat(job.path("status_updates").findValuesAsText("status"))
                .containsExactlyElementsOf(seen);
        assertThat(job.at("/args/modelName").asText()).isEqualTo("sandbox-user/tiny");
        assertThat(job.at("/args/modelSource").asText()).isEqualTo(FULL);
        assertThat(job.at("/args/description").asText()).isEqualTo("mine");
        assertThat(sandbox.get("/v1/jobs/" + job.path("job_id").asText()).json()).isEqualTo(job);
    }

    @Test
    void upload_weightsAlreadyThere_isASuccessWithoutAJob() {
        JsonNode first = sandbox.post("/v1/models", full("tiny", FULL)).json();
        assertThat(sandbox.post("/v1/models", full("tiny", FULL)).at("/data/job_id"))
                .isEqualTo(first.at("/data/job_id"));
        sandbox.advance("PT10M");
        JsonNode again = sandbox.post("/v1/models", full("sandbox-user/tiny", FULL)).json();
        assertThat(again.at("/data").has("job_id")).isFalse();
        assertThat(again.at("/data/model_id")).isEqualTo(first.at("/data/model_id"));
        assertThat(sandbox.post("/v1/models", full("tiny", "acme/other")).error())
                .isEqualTo("Model name already exists");
        assertThat(sandbox.ledgerOf("v1_upload.create")).hasSize(1);
    }

    @Test
    void upload_adapterForAnotherBase_failsTheJob() {
        sandbox.post("/v1/models", ADAPTER.replace("Qwen/Qwen3-8B", "openai/gpt-oss-20b"));
        sandbox.advance("PT10M");
        assertThat(job().path("status").asText()).isEqualTo("Failed");
        assertThat(job().at("/status_updates/2/message").asText())
                .contains("not compatible with the base model openai/gpt-oss-20b");
    }

    @Test
    void upload_privateRepository_failsWithoutTokenAndPassesWithIt() throws Exception {
        hub.write("acme", "support-intents-full.hub.json", "{'private':true,'tokens':['hf_ok']}");
        sandbox.post("/v1/models", full("tiny", "https://hf.co/" + FULL));
        sandbox.advance("PT10M");
        assertThat(job().at("/status_updates/2/message").asText()).contains("HTTP 401");
        sandbox.post(
                "/v1/models",
                full("tiny", "https://hf.co/" + FULL).replace("}", ",'hf_token':'hf_ok'}"));
        sandbox.advance("PT10M");
        assertThat(sandbox.get("/v1/jobs").at("/data/1/status").asText()).isEqualTo("Complete");
        assertThat(Files.readString(sandbox.ledger())).doesNotContain("hf_ok");
    }

    @Test
    void upload_adapterWithoutABase_isRefused() {
        String bare = ADAPTER.replace(",'base_model':'Qwen/Qwen3-8B'", "");
        assertThat(sandbox.post("/v1/models", bare).error()).isEqualTo("lora_model is required");
        assertThat(sandbox.post("/v1/models", ADAPTER.replace("Qwen3-8B", "Qwen9")).error())
                .isEqualTo("Could not find model");
        assertThat(sandbox.post("/v1/models", "{'model_name':'x'}").error())
                .isEqualTo("model_source is required");
    }

    @Test
    void restart_midWay_resumes() {
        sandbox.post("/v1/models", ADAPTER);
        sandbox.advance("PT30S");
        JsonNode before = job();
        sandbox.restart();
        assertThat(job()).isEqualTo(before);
        assertThat(before.path("status").asText()).isEqualTo("Running");
    }

    @Test
    void job_unknown_is404() {
        assertThat(sandbox.get("/v1/jobs/job-none").status()).isEqualTo(404);
    }

    @Test
    void uploadedModel_isNotInTheRegistryOfV2() {
        sandbox.post("/v1/models", full("tiny", FULL));
        sandbox.advance("PT10M");
        assertThat(sandbox.get(RunningSandbox.PROJECT + "/models").at("/data")).isEmpty();
    }
}
