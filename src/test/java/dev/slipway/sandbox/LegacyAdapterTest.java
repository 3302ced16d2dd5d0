package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.LORA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters on an endpoint of V1, with the provider's words for what does not go. */
class LegacyAdapterTest {
    private static final String ADAPTER = "sandbox-user/tuned";
    private static final String QUESTION = "When will my tent be delivered?";

    @TempDir Path folder;
    private RunningSandbox sandbox;
    private JsonNode pool;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder, ExampleHub.FOLDER);
        sandbox.post("/sandbox/account", "{'v1':true}");
        sandbox.post(
                "/v1/models",
                "{'model_name':'tuned','model_type':'adapter','lora_model':'Qwen/Qwen3-8B-Lora',"
                        + "'model_source':'"
                        + LORA
                        + "'}");
        pool = endpoint("Qwen/Qwen3-8B-Lora");
        sandbox.advance("PT10M");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode endpoint(String model) {
        return sandbox.post(
                        "/v1/endpoints",
                        "{'model':'%s','hardware':'1x_nvidia_h100_80gb_sxm','autoscaling':{'min_replicas':1,'max_replicas':1}}"
                                .formatted(model))
                .json();
    }

    private static String path(JsonNode endpoint) {
        return "/v1/endpoints/" + endpoint.path("id").asText() + "/adapters";
    }

    private static String name(JsonNode endpoint) {
        return endpoint.path("name").asText();
    }

    private String attach(JsonNode endpoint, String modelId) {
        return sandbox.post(path(endpoint), "{'model_id':'" + modelId + "'}").error();
    }

    @Test
    void adapter_deployedByItsOwnName_answersByTheEndpoints() {
        JsonNode own = endpoint(ADAPTER);
        sandbox.advance("PT10M");
        assertThat(sandbox.ask(name(own), QUESTION)).isEqualTo("track_order");
    }

    @Test
    void attach_adapterOfTheSameBase_answersByBothNames() {
        String both = name(pool) + ":" + ADAPTER;
        assertThat(sandbox.chat(both, QUESTION).status()).isEqualTo(404);
        assertThat(sandbox.post(path(pool), "{'model_id':'" + both + "'}").status()).isEqualTo(200);
        assertThat(sandbox.get(path(pool)).at("/data/0/model_id").asText()).isEqualTo(both);
        assertThat(sandbox.ask(both, QUESTION)).isEqualTo("track_order");
        assertThat(sandbox.ask(ADAPTER, QUESTION)).isEqualTo("track_order");
        assertThat(sandbox.ask(name(pool), QUESTION))
                .isEqualTo(sandbox.ask(RunningSandbox.MODEL, QUESTION));
        sandbox.restart();
        assertThat(sandbox.ask(ADAPTER, QUESTION)).isEqualTo("track_order");
        assertThat(sandbox.send("DELETE", path(pool), "{'model_id':'" + both + "'}").status())
                .isEqualTo(200);
        assertThat(sandbox.chat(ADAPTER, QUESTION).status()).isEqualTo(404);
        assertThat(sandbox.get(path(pool)).at("/data")).isEmpty();
    }

    @Test
    void attach_whatDoesNotFit_isRefusedInTheProvidersWords() {
        assertThat(attach(pool, ADAPTER))
                .isEqualTo("model_id must be in format 'endpoint_model_name:adapter_name'");
        assertThat(attach(pool, "other:" + ADAPTER))
                .isEqualTo("endpoint name in model_id does not match endpoint");
        assertThat(attach(pool, name(pool) + ":none")).isEqualTo("Could not find model");
        JsonNode plain = endpoint(RunningSandbox.MODEL);
        assertThat(attach(plain, name(plain) + ":" + ADAPTER))
                .isEqualTo("endpoint does not have LoRA enabled");
        JsonNode other = endpoint("openai/gpt-oss-20b-Lora");
        assertThat(attach(other, name(other) + ":" + ADAPTER))
                .isEqualTo("adapter base model is not compatible with endpoint model");
    }

    @Test
    void attach_twice_andDetachTwice_areRefused() {
        String both = name(pool) + ":" + ADAPTER;
        String body = "{'model_id':'" + both + "'}";
        assertThat(sandbox.send("DELETE", path(pool), body).error())
                .isEqualTo("adapter is not bound to endpoint");
        sandbox.post(path(pool), body);
        assertThat(attach(pool, both)).isEqualTo("adapter is already bound to endpoint");
    }

    @Test
    void attach_toAnEndpointThatIsNotOurs_isRefused() {
        String serverless = sandbox.get("/v1/endpoints?type=serverless").at("/data/0/id").asText();
        assertThat(sandbox.post("/v1/endpoints/" + serverless + "/adapters", "{}").error())
                .isEqualTo("new_lora_model must be a dedicated endpoint");
        assertThat(sandbox.post("/v1/endpoints/endpoint-none/adapters", "{}").error())
                .isEqualTo("No endpoint with this id exists");
        String dedicated =
                sandbox.get("/v2/supported-models?search=Mistral").at("/data/0/id").asText();
        String id = dedicated.replace("arch_", "endpoint-");
        assertThat(sandbox.post("/v1/endpoints/" + id + "/adapters", "{}").error())
                .isEqualTo("new_lora_model cannot be a public dedicated endpoint");
    }

    @Test
    void models_dedicated_namesThePools() {
        assertThat(sandbox.get("/v1/models?dedicated=true").json().findValuesAsText("id"))
                .contains("Qwen/Qwen3-8B", "Qwen/Qwen3-8B-Lora")
                .doesNotContain("google/gemma-3-27b-it");
    }
}
