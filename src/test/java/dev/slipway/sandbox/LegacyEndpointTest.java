package dev.slipway.sandbox;

import static dev.slipway.sandbox.HubFolder.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyEndpointTest {
    private static final String DISABLED = "endpoints_v1_create_access_disabled";
    private static final String QUESTION = "When will my tent be delivered?";

    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder, ExampleHub.FOLDER);
        sandbox.post("/sandbox/account", "{'v1':true}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String body(String model) {
        return "{'model':'"
                + model
                + "','hardware':'1x_nvidia_h100_80gb_sxm','display_name':'Mine',"
                + "'autoscaling':{'min_replicas':1,'max_replicas':1}}";
    }

    private JsonNode created(String model) {
        return sandbox.post("/v1/endpoints", body(model)).json();
    }

    private String state(String path) {
        return sandbox.get(path).at("/state").asText();
    }

    private static String path(JsonNode endpoint) {
        return "/v1/endpoints/" + endpoint.path("id").asText();
    }

    @Test
    void create_clockTurned_passesAllStatesAndBillsWhileStarted() {
        JsonNode made = created(RunningSandbox.MODEL);
        assertThat(made.path("name").asText()).matches("sandbox-user/Qwen/Qwen3-8B-[0-9a-f]{8}");
        assertThat(made.path("id").asText()).startsWith("endpoint-");
        assertThat(made.path("display_name").asText()).isEqualTo("Mine");
        assertThat(made.at("/autoscaling/max_replicas").asInt()).isEqualTo(1);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            see(seen, state(path(made)));
            sandbox.advance("PT1M");
        }
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow/0/name").asText())
                .isEqualTo(made.path("name").asText());
        sandbox.patch(path(made), "{'state':'STOPPED'}");
        see(seen, state(path(made)));
        sandbox.advance("PT5H");
        see(seen, state(path(made)));
        assertThat(seen).containsExactly("PENDING", "STARTING", "STARTED", "STOPPING", "STOPPED");
        // ten minutes of 6.65 cents
        assertThat(sandbox.get("/sandbox/bill").at("/totalCents").asDouble()).isEqualTo(66.5);
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow")).isEmpty();
    }

    private static void see(List<String> seen, String state) {
        if (!seen.contains(state)) {
            seen.add(state);
        }
    }

    @Test
    void account_withoutV1_isRefusedBeforeAnythingElse() {
        JsonNode made = created(RunningSandbox.MODEL);
        sandbox.advance("PT10M");
        sandbox.post("/sandbox/account", "{'v1':false}");
        assertThat(sandbox.post("/v1/endpoints", "{}").code()).isEqualTo(DISABLED);
        assertThat(state(path(made))).isEqualTo("STARTED");
        assertThat(sandbox.patch(path(made), "{'state':'STARTED'}").status()).isEqualTo(200);
        sandbox.patch(path(made), "{'state':'STOPPED'}");
        sandbox.advance("PT10M");
        var restart = sandbox.patch(path(made), "{'state':'STARTED'}");
        assertThat(restart.status()).isEqualTo(403);
        assertThat(restart.code()).isEqualTo(DISABLED);
    }

    @Test
    void restart_ofTheEndpoint_startsAgainOnceItHasStopped() {
        JsonNode made = created(RunningSandbox.MODEL);
        sandbox.advance("PT10M");
        sandbox.patch(path(made), "{'state':'STOPPED'}");
        assertThat(sandbox.patch(path(made), "{'state':'STARTED'}").error()).contains("stopping");
        sandbox.advance("PT1M");
        assertThat(sandbox.patch(path(made), "{'state':'STARTED'}").at("/state").asText())
                .isEqualTo("PENDING");
        sandbox.advance("PT10M");
        assertThat(state(path(made))).isEqualTo("STARTED");
    }

    @Test
    void inference_byName_answersOnlyWhileStarted() {
        sandbox.post("/v1/models", "{'model_name':'tiny','model_source':'" + FULL + "'}");
        assertThat(sandbox.post("/v1/endpoints", body("sandbox-user/tiny")).error())
                .isEqualTo("Could not find model");
        sandbox.advance("PT10M");
        JsonNode made = created("sandbox-user/tiny");
        String name = made.path("name").asText();
        assertThat(name).matches("sandbox-user/tiny-[0-9a-f]{8}");
        assertThat(sandbox.chat(name, QUESTION).status()).isEqualTo(503);
        sandbox.advance("PT10M");
        assertThat(sandbox.ask(name, QUESTION)).isEqualTo("track_order");
        assertThat(sandbox.chat(made.path("id").asText(), QUESTION).status()).isEqualTo(404);
        sandbox.patch(path(made), "{'state':'STOPPED'}");
        assertThat(sandbox.chat(name, QUESTION).code()).isEqualTo("dedicated_endpoint_not_running");
    }

    @Test
    void create_fineTunedModel_isServedByItsOutputName() {
        String job = sandbox.fineTune();
        sandbox.advance("PT1H");
        String output = sandbox.get("/v1/fine-tunes/" + job).at("/model_output_name").asText();
        assertThat(sandbox.get("/v1/hardware?model=" + output).at("/data/0/id").asText())
                .isEqualTo("1x_nvidia_h100_80gb_sxm");
        JsonNode made = created(output);
        sandbox.advance("PT10M");
        assertThat(sandbox.ask(made.path("name").asText(), "please refund the lamp"))
                .isEqualTo("refund");
    }

    @Test
    void create_badRequest_saysWhatIsWrong() {
        assertThat(sandbox.post("/v1/endpoints", "{}").error()).isEqualTo("model is required");
        assertThat(sandbox.post("/v1/endpoints", body("none/such")).error())
                .isEqualTo("Could not find model");
        String wrong = body(RunningSandbox.MODEL).replace("1x_", "2x_");
        assertThat(sandbox.post("/v1/endpoints", wrong).error())
                .contains("not available for model");
        String none = body(RunningSandbox.MODEL).replace("'min_replicas':1", "'min_replicas':0");
        assertThat(sandbox.post("/v1/endpoints", none).error()).contains("min_replicas");
        assertThat(sandbox.get("/v1/endpoints?mine=true").at("/data")).isEmpty();
    }

    @Test
    void list_ownOnes_areDedicatedAndWithoutDetails() {
        created(RunningSandbox.MODEL);
        JsonNode own = sandbox.get("/v1/endpoints?mine=true").at("/data");
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/type").asText()).isEqualTo("dedicated");
        assertThat(own.at("/0").has("autoscaling")).isFalse();
        assertThat(
                        sandbox.get("/v1/endpoints?type=serverless")
                                .at("/data")
                                .findValuesAsText("owner"))
                .containsOnly("together");
        assertThat(sandbox.get("/v1/endpoints").at("/data").size()).isGreaterThan(3);
    }

    @Test
    void delete_runningOne_endsItsBill() {
        JsonNode made = created(RunningSandbox.MODEL);
        sandbox.advance("PT18M");
        assertThat(sandbox.delete(path(made)).status()).isEqualTo(204);
        sandbox.advance("PT5H");
        assertThat(sandbox.get("/sandbox/bill").at("/totalCents").asDouble()).isEqualTo(66.5);
        assertThat(sandbox.get(path(made)).error()).isEqualTo("No endpoint with this id exists");
    }

    @Test
    void fault_onCreation_isTheEndpointsFate() {
        String rule = "{'method':'POST','route':'/v1/endpoints','kind':'%s'}";
        sandbox.fault(rule.formatted("deployment_fails"));
        JsonNode failing = created(RunningSandbox.MODEL);
        sandbox.fault(rule.formatted("no_capacity"));
        JsonNode waiting = created(RunningSandbox.MODEL);
        JsonNode fine = created(RunningSandbox.MODEL);
        sandbox.advance("PT1H");
        assertThat(state(path(failing))).isEqualTo("ERROR");
        assertThat(state(path(waiting))).isEqualTo("PENDING");
        assertThat(state(path(fine))).isEqualTo("STARTED");
        sandbox.post("/sandbox" + path(fine).substring("/v1".length()) + "/fail", "{}");
        assertThat(state(path(fine))).isEqualTo("ERROR");
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow")).isEmpty();
    }

    @Test
    void restart_everythingIsAsItWas() {
        JsonNode made = created(RunningSandbox.MODEL);
        sandbox.advance("PT20M");
        List<String> paths =
                List.of(path(made), "/v1/endpoints", "/sandbox/bill", "/sandbox/account");
        List<JsonNode> before = paths.stream().map(path -> sandbox.get(path).json()).toList();
        sandbox.restart();
        assertThat(paths.stream().map(path -> sandbox.get(path).json()).toList()).isEqualTo(before);
    }

    @Test
    void whoami_legacyKey_namesNoProject() {
        sandbox.post("/sandbox/account", "{'legacyKey':true}");
        JsonNode me = sandbox.get("/v1/whoami").json();
        assertThat(me.has("project_id")).isFalse();
        assertThat(me.path("organization_id").asText()).isNotEmpty();
        assertThat(sandbox.get("/sandbox/account").at("/v1").asBoolean()).isTrue();
    }

    /** A setting adds to what the ledger says, so that a restart without it changes nothing. */
    @Test
    void start_accountOfASetting_isKeptInTheLedger(@TempDir Path other) throws Exception {
        SandboxSettings plain =
                SandboxSettings.defaults().withLedger(other.resolve("ledger.jsonl"));
        Sandbox.start(plain.withAccount(new SandboxSettings.Account(true, false))).close();
        try (RunningSandbox later = new RunningSandbox(other)) {
            assertThat(later.post("/v1/endpoints", "{}").error()).isEqualTo("model is required");
            assertThat(later.ledgerOf("account.set")).hasSize(1);
        }
    }

    @Test
    void zones_areThoseOfTheMachines() {
        assertThat(sandbox.get("/v1/clusters/availability-zones").at("/avzones"))
                .extracting(JsonNode::asText)
                .containsExactly("eu-north-1", "us-central-8");
    }
}
