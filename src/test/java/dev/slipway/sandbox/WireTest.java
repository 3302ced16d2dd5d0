package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer invalid-key", "Basic abc"})
    void key_missingOrBad_is401(String header) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.uri("/v1/models"));
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }
        var answer = sandbox.send(request.build());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("message", "type", "param", "code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/nothing", "/v1/supported-models", "/v2/fine-tunes", "/v1/v2", "/x"})
    void route_unknown_is404WithAnErrorBody(String path) {
        var answer = sandbox.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).contains("No such route");
    }

    @Test
    void project_notOurs_is404() {
        assertThat(sandbox.get("/v2/projects/proj_other/endpoints").status()).isEqualTo(404);
    }

    @Test
    void models_v1_isABareArrayOfOpenTypes() {
        JsonNode models = sandbox.get("/v1/models").json();
        assertThat(models.isArray()).isTrue();
        assertThat(models.size()).isGreaterThanOrEqualTo(8);
        assertThat(models.findValuesAsText("type")).contains("chat", "embedding", "transcribe");
    }

    @Test
    void supportedModels_v2_isCamelCaseWithTextForLongs() {
        JsonNode list = sandbox.get("/v2/supported-models?product=PRODUCT_FINE_TUNING").json();
        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.has("next_cursor")).isFalse(); // declared as text that may be missing
        JsonNode model = list.at("/data/0");
        assertThat(model.path("contextLength").isTextual()).isTrue();
        assertThat(model.path("id").asText()).startsWith("arch_");
        assertThat(model.path("baseModelId").asText()).startsWith("ml_");
        assertThat(sandbox.get("/v2/supported-models/" + model.path("id").asText()).json())
                .isEqualTo(model);
    }

    @Test
    void endpoints_v1Create_isDisabled() {
        var answer = sandbox.post("/v1/endpoints", "{'model':'x'}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("endpoints_v1_create_access_disabled");
        assertThat(sandbox.get("/v1/endpoints").at("/object").asText()).isEqualTo("list");
    }

    @Test
    void hardware_bothGenerations_nameTheSamePrice() {
        JsonNode type =
                sandbox.get("/v2/public/inference-instance-types/1xnvidia-h100-80gb").json();
        assertThat(type.path("priceCentsPerHour").asInt()).isEqualTo(399);
        JsonNode hardware = sandbox.get("/v1/hardware").at("/data/0");
        assertThat(hardware.path("id").asText()).isEqualTo("1x_nvidia_h100_80gb_sxm");
        assertThat(hardware.at("/pricing/cents_per_minute").asDouble()).isEqualTo(6.65);
        assertThat(hardware.has("availability")).isFalse();
        assertThat(
                        sandbox.get("/v1/hardware?model=Qwen/Qwen3-8B")
                                .at("/data/0/availability/status")
                                .asText())
                .isEqualTo("available");
    }

    @Test
    void whoami_namesProjectAndSlug() {
        JsonNode me = sandbox.get("/v1/whoami").json();
        assertThat(me.path("project_id").asText()).isEqualTo("proj_sandbox");
        assertThat(me.path("project_slug").asText()).isEqualTo("sandbox-project");
    }

    @Test
    void modelRecord_sameName_isRefusedInTheProvidersWords() {
        String base = sandbox.get("/v2/supported-models").at("/data/0/baseModelId").asText();
        String path = RunningSandbox.PROJECT + "/models";
        String body = "{'name':'mine','type':'models','baseModelId':'" + base + "'}";
        JsonNode made = sandbox.post(path, body).json();
        assertThat(made.path("name").asText()).isEqualTo("sandbox-project/mine");
        assertThat(sandbox.post(path, body).error()).isEqualTo("Model name already exists");
        String one = path + "/" + made.path("id").asText();
        sandbox.patch(one + "?updateMask=description", "{'description':'a note'}");
        assertThat(sandbox.get(one).at("/description").asText()).isEqualTo("a note");
        assertThat(sandbox.get(one).at("/name").asText()).isEqualTo("sandbox-project/mine");
    }

    @Test
    void body_notJson_is400() {
        assertThat(sandbox.post("/v1/fine-tunes", "{broken").status()).isEqualTo(400);
        assertThat(sandbox.post("/v1/files/upload", "{}").error()).contains("multipart");
    }
}
