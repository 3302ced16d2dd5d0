package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.FULL;
import static dev.slipway.sandbox.HubFolder.LORA;
import static dev.slipway.sandbox.RunningSandbox.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that must not go through, each at its gate and with its reason. */
class BadWeightsTest {
    private static final String ADAPTER = "adapter_model.safetensors";
    private static final String MODEL = "model.safetensors";

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

    private String upload(String type, String repository) {
        String model = sandbox.record("mine", type);
        sandbox.upload(model, "https://huggingface.co/" + repository, null);
        sandbox.advance("PT10M");
        return model;
    }

    /** Why the job failed. */
    private String failure(String type, String repository) {
        upload(type, repository);
        JsonNode job = sandbox.get(PROJECT + "/models/uploads").at("/data/0");
        assertThat(job.path("status").asText()).isEqualTo("REMOTE_UPLOAD_STATUS_FAILED");
        return job.path("statusMessage").asText();
    }

    /** Why the validation failed, as rule and message. */
    private String finding(String type, String repository) {
        JsonNode revision = revision(upload(type, repository));
        assertThat(revision.path("validationStatus").asText()).endsWith("_FAILED");
        JsonNode error = revision.at("/validationErrors/0");
        assertThat(error.path("severity").asText()).isEqualTo("ERROR");
        return error.path("rule").asText() + ": " + error.path("message").asText();
    }

    private JsonNode revision(String model) {
        return sandbox.get(PROJECT + "/models/" + model + "/revisions").at("/data/0");
    }

    @Test
    void header_length2To63_failsTheJob() {
        byte[] file = hub.read(LORA, ADAPTER);
        ByteBuffer.wrap(file).putLong(0, 0x80L); // little-endian: the last byte is the highest
        hub.write(LORA, ADAPTER, file);
        assertThat(failure("adapter", LORA))
                .contains("Corrupted safetensors file " + ADAPTER, "9223372036854775808");
    }

    @Test
    void file_cutOff_failsTheJob() {
        hub.cut(FULL, MODEL, 100);
        assertThat(failure("model", FULL)).contains("Corrupted safetensors", "cut off");
    }

    @Test
    void header_notJson_failsTheJob() {
        byte[] file = hub.read(FULL, MODEL);
        file[9] = '}'; // an object that ends where it began, and then some
        hub.write(FULL, MODEL, file);
        assertThat(failure("model", FULL)).contains("not valid JSON");
    }

    @Test
    void shard_missing_failsTheJob() {
        hub.write(
                FULL,
                "model.safetensors.index.json",
                "{'weight_map':{'model.norm.weight':'model-00002-of-00002.safetensors'}}");
        assertThat(failure("model", FULL))
                .contains("Missing shard model-00002-of-00002.safetensors");
    }

    @Test
    void index_tensorInNoShard_failsTheJob() {
        hub.write(
                FULL,
                "model.safetensors.index.json",
                "{'weight_map':{'model.other.weight':'model.safetensors'}}");
        assertThat(failure("model", FULL)).contains("Tensor model.other.weight is not in");
    }

    @Test
    void pickleOnly_failsTheValidation() {
        hub.write(FULL, "pytorch_model.bin", "pickle");
        hub.delete(FULL, MODEL);
        assertThat(finding("model", FULL))
                .startsWith("safetensors_format: ")
                .contains("pytorch_model.bin");
    }

    @Test
    void config_missing_failsTheValidation() {
        hub.delete(FULL, "config.json");
        assertThat(finding("model", FULL)).startsWith("model_config: ");
    }

    @Test
    void config_ofAnotherSize_failsTheValidation() {
        hub.replace(FULL, "config.json", "\"hidden_size\": 32", "\"hidden_size\": 64");
        assertThat(finding("model", FULL)).contains("do not match config.json");
    }

    @Test
    void architecture_notThatOfTheBase_failsTheValidation() {
        hub.replace(FULL, "config.json", "Qwen3ForCausalLM", "LlamaForCausalLM");
        assertThat(finding("model", FULL))
                .startsWith("architecture: ")
                .contains("LlamaForCausalLM", "Qwen/Qwen3-8B");
    }

    @Test
    void adapter_namesAnotherBase_failsTheValidation() {
        hub.replace(
                LORA, "adapter_config.json", "Qwen/Qwen3-8B", "meta-llama/Llama-3.3-70B-Instruct");
        assertThat(finding("adapter", LORA))
                .startsWith("adapter_base_model: ")
                .contains("not compatible", "Llama-3.3-70B-Instruct");
    }

    @Test
    void adapter_shapesOfAnotherBase_failsTheValidation() {
        byte[] small =
                new Safetensors()
                        .lora("base_model.model.model.layers.0.self_attn.q_proj", 2, 2048, 2048)
                        .bytes();
        hub.write(LORA, ADAPTER, small);
        assertThat(finding("adapter", LORA))
                .startsWith("adapter_base_model: ")
                .contains("2048 x 2048, there it is 4096 x 4096");
    }

    @Test
    void adapter_moreLayersThanItsBase_failsTheValidation() {
        byte[] deep =
                new Safetensors()
                        .lora("base_model.model.model.layers.36.self_attn.q_proj", 2, 4096, 4096)
                        .bytes();
        hub.write(LORA, ADAPTER, deep);
        assertThat(finding("adapter", LORA)).contains("beyond its 36 layers");
    }

    @Test
    void adapter_rankNotThatOfItsConfig_failsTheValidation() {
        hub.replace(LORA, "adapter_config.json", "\"r\": 2", "\"r\": 8");
        assertThat(finding("adapter", LORA)).startsWith("adapter_config: ").contains("rank 2");
    }

    @Test
    void adapterUploadedAsModel_failsTheValidation() {
        assertThat(finding("model", LORA)).contains("this is an adapter");
    }

    @Test
    void deploy_failedRevision_isRefusedWhenPinnedAndNeverReadyWhenNot() {
        hub.replace(LORA, "adapter_config.json", "LORA", "IA3");
        String model = upload("adapter", LORA);
        String endpoint = sandbox.endpoint("bot");
        String pinned = model + "/revisions/" + revision(model).path("revisionId").asText();
        assertThat(sandbox.deploy(endpoint, "pinned", pinned).error()).contains("not passed");
        sandbox.deploy(endpoint, "loose", model);
        sandbox.advance("PT1H");
        String deployments = PROJECT + "/endpoints/" + endpoint + "/deployments";
        assertThat(sandbox.get(deployments).at("/data/0/status/state").asText())
                .endsWith("_FAILED");
        assertThat(sandbox.get("/sandbox/bill").at("/totalCents").asInt()).isZero();
    }

    @Test
    void deploy_beforeTheUploadIsDone_isRefused() {
        String model = sandbox.record("mine", "adapter");
        sandbox.upload(model, "https://huggingface.co/" + LORA, null);
        assertThat(sandbox.deploy(sandbox.endpoint("bot"), "early", model).error())
                .isEqualTo("the model has no revisions to deploy");
    }
}
