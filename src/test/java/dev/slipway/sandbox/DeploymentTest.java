package dev.slipway.sandbox;

import static dev.slipway.sandbox.RunningSandbox.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    private static final String STOP = "{'autoscaling':{'minReplicas':0,'maxReplicas':0}}";
    private static final String TWO = "{'autoscaling':{'minReplicas':2,'maxReplicas':2}}";

    @TempDir Path folder;
    private RunningSandbox sandbox;
    private String model;
    private String endpoint;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        model = sandbox.tunedModel();
        endpoint = sandbox.endpoint("bot");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void status_clockTurned_passesAllStatesAndStops() {
        String deployment = deploy("blue");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            see(deployment, seen);
            sandbox.advance("PT1M");
        }
        sandbox.patch(path(deployment), STOP);
        see(deployment, seen);
        sandbox.advance("PT1M");
        see(deployment, seen);
        assertThat(seen).containsExactly("PROVISIONING", "SCALING", "READY", "STOPPING", "STOPPED");
    }

    private void see(String deployment, List<String> seen) {
        String state = state(deployment);
        if (!seen.contains(state)) {
            seen.add(state);
        }
    }

    @Test
    void bill_readyReplicas_areChargedByTheMinuteUntilStopped() {
        String deployment = deploy("blue");
        sandbox.advance("PT8M");
        assertThat(cents(deployment)).isZero();
        sandbox.advance("PT10M");
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow/0/usdPerHour").asText())
                .isEqualTo("3.99");
        sandbox.patch(path(deployment), STOP);
        sandbox.advance("PT5H");
        assertThat(cents(deployment)).isEqualTo(66.5); // ten minutes at 399 cents an hour
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow")).isEmpty();
    }

    @Test
    void ledger_replicaRuns_getsALineAnHourAndNotOneForEachAct() {
        String deployment = deploy("blue");
        sandbox.advance("PT8M");
        int before = charges();
        for (int minute = 0; minute < 150; minute++) {
            sandbox.advance("PT1M");
            sandbox.endpoint("other-" + minute);
        }

        assertThat(charges() - before).isBetween(2, 3);
        assertThat(cents(deployment)).isEqualTo(997.5); // 150 minutes, also those of no line
    }

    /** As the ledger holds them, without asking for the bill. */
    private int charges() {
        return sandbox.ledgerOf("charge").size();
    }

    @Test
    void bill_secondReplicaAdded_billsTwiceOnceItIsReady() {
        String deployment = deploy("blue");
        sandbox.advance("PT8M");
        sandbox.patch(path(deployment), TWO);
        sandbox.advance(
                "PT14M"); // four of one, while the second starts, then ten of both at 6.65 cents
        assertThat(cents(deployment)).isEqualTo(159.6);
        assertThat(sandbox.get(path(deployment)).at("/status/readyReplicas").asInt()).isEqualTo(2);
    }

    @Test
    void update_replicasBackFromStopping_isRefusedUntilStopped() {
        String deployment = deploy("blue");
        sandbox.advance("PT10M");
        sandbox.patch(path(deployment), STOP);
        assertThat(sandbox.patch(path(deployment), TWO).error())
                .isEqualTo("the deployment must be stopped before it can be restarted");
        sandbox.advance("PT1M");
        assertThat(sandbox.patch(path(deployment), TWO).status()).isEqualTo(200);
        sandbox.advance("PT8M");
        assertThat(state(deployment)).isEqualTo("READY");
    }

    @Test
    void update_zeroToSome_isRefused() {
        String deployment = deploy("blue");
        String body = "{'autoscaling':{'minReplicas':0,'maxReplicas':3}}";
        assertThat(sandbox.patch(path(deployment), body).status()).isEqualTo(400);
        assertThat(sandbox.patch(path(deployment), "{'model':'x'}").error())
                .isEqualTo("no fields to update");
    }

    @Test
    void restart_failedDeployment_isRefusedForGood() {
        String deployment = deploy("blue");
        sandbox.advance("PT10M");
        sandbox.post("/sandbox/deployments/" + deployment + "/fail", "{'message':'Xid 79'}");
        assertThat(state(deployment)).isEqualTo("FAILED");
        assertThat(sandbox.patch(path(deployment), TWO).error()).contains("terminal FAILED state");
        sandbox.advance("PT5H");
        assertThat(state(deployment)).isEqualTo("FAILED");
        assertThat(sandbox.get("/sandbox/bill").at("/billingNow")).isEmpty();
    }

    @Test
    void delete_inOrder_isRefusedUntilStoppedAndOutOfTheSplit() {
        String deployment = deploy("blue");
        sandbox.route(endpoint, deployment, 1);
        sandbox.advance("PT10M");
        assertThat(sandbox.delete(path(deployment)).error()).contains("traffic split");
        sandbox.route(endpoint, deployment, 0);
        assertThat(sandbox.delete(path(deployment)).error()).contains("must be stopped");
        assertThat(sandbox.delete(PROJECT + "/endpoints/" + endpoint).status()).isEqualTo(400);
        assertThat(sandbox.delete(PROJECT + "/models/" + model).error())
                .isEqualTo("the model is referenced by a live deployment");
        sandbox.patch(path(deployment), STOP);
        sandbox.advance("PT1M");
        assertThat(sandbox.delete(path(deployment)).json()).isEmpty();
        assertThat(sandbox.get(path(deployment)).status()).isEqualTo(404);
        assertThat(sandbox.delete(PROJECT + "/endpoints/" + endpoint).status()).isEqualTo(200);
        assertThat(sandbox.delete(PROJECT + "/models/" + model).status()).isEqualTo(200);
        assertThat(sandbox.get(PROJECT + "/models/" + model).status()).isEqualTo(404);
    }

    @Test
    void create_takenNames_areRefused() {
        deploy("blue");
        assertThat(sandbox.deploy(endpoint, "blue", model).status()).isEqualTo(409);
        assertThat(sandbox.post(PROJECT + "/endpoints", "{'name':'bot'}").status()).isEqualTo(409);
        assertThat(sandbox.ledgerOf("deployment.create")).hasSize(1);
    }

    @Test
    void create_validateOnly_checksAndCreatesNothing() {
        String path = PROJECT + "/endpoints/" + endpoint + "/deployments?validateOnly=true";
        String body = "{'name':'x','model':'projects/proj_sandbox/models/%s','autoscaling':{}}";
        assertThat(sandbox.post(path, body.formatted(model)).status()).isEqualTo(200);
        assertThat(sandbox.post(path, body.formatted("ml_none")).status()).isEqualTo(404);
        assertThat(sandbox.ledgerOf("deployment.create")).isEmpty();
    }

    @Test
    void create_modelWithoutWeightsOrConfigs_isRefused() {
        JsonNode gemma = supported("gemma");
        String record =
                sandbox.post(
                                PROJECT + "/models",
                                "{'name':'mine','type':'model','baseModelId':'"
                                        + gemma.path("baseModelId").asText()
                                        + "'}")
                        .at("/id")
                        .asText();
        assertThat(sandbox.deploy(endpoint, "x", record).error())
                .isEqualTo("the model has no revisions to deploy");
        assertThat(sandbox.get(PROJECT + "/models/" + record + "/revisions").at("/data")).isEmpty();
        String base = gemma.path("baseModelId").asText();
        assertThat(sandbox.deploy(endpoint, "x", base).error()).contains("no config");
        assertThat(
                        sandbox.get(
                                        PROJECT
                                                + "/configs?referenceModel=projects/proj_platform/models/"
                                                + base)
                                .at("/data"))
                .isEmpty();
    }

    @Test
    void create_baseWithTwoProfiles_needsAConfig() {
        JsonNode llama = supported("Meta-Llama-3.1-8B-Instruct-Reference");
        String base = llama.path("baseModelId").asText();
        assertThat(sandbox.deploy(endpoint, "x", base).error()).contains("config is required");
        String body =
                "{'name':'x','model':'%s','config':'%s','autoscaling':{'minReplicas':1}}"
                        .formatted(
                                llama.path("baseModel").asText(),
                                llama.at("/deploymentProfiles/1/config").asText());
        var created = sandbox.post(PROJECT + "/endpoints/" + endpoint + "/deployments", body);
        assertThat(created.at("/hardware").asText()).isEqualTo("1xnvidia-b200-180gb");
    }

    @Test
    void configs_fineTunedModel_areThoseOfItsBase() {
        String reference = "/configs?referenceModel=projects/proj_sandbox/models/" + model;
        JsonNode config = sandbox.get(PROJECT + reference).at("/data/0");
        assertThat(config.path("projectId").asText()).isEqualTo("proj_platform");
        assertThat(config.path("referenceModelId").asText())
                .isEqualTo(supported("Qwen3-8B").path("baseModelId").asText());
    }

    @Test
    void update_staleEtag_isAConflict() {
        String path = PROJECT + "/endpoints/" + endpoint;
        String etag = sandbox.get(path).at("/etag").asText();
        String body = "{'visibility':'VISIBILITY_INTERNAL','etag':'" + etag + "'}";
        assertThat(sandbox.patch(path, body).status()).isEqualTo(200);
        assertThat(sandbox.patch(path, body).status()).isEqualTo(409);
        assertThat(sandbox.delete(path + "?etag=" + etag).status()).isEqualTo(409);
    }

    @Test
    void update_emptySplit_isNothingToUpdate() {
        var answer =
                sandbox.patch(
                        PROJECT + "/endpoints/" + endpoint + "?updateMask=trafficSplit",
                        "{'trafficSplit':[]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("no fields to update");
    }

    @Test
    void list_manyEndpoints_pagesThroughAllOfThemOnce() {
        for (int i = 0; i < 6; i++) {
            sandbox.endpoint("more-" + i);
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = sandbox.get(PROJECT + "/endpoints?limit=3&after=" + cursor).json();
            page.path("data").forEach(endpoint -> names.add(endpoint.path("name").asText()));
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(names).hasSize(7).doesNotHaveDuplicates().contains("sandbox-project/bot");
    }

    @Test
    void list_byName_findsTheOne() {
        sandbox.endpoint("other");
        String filter = RunningSandbox.encode("name = \"bot\"");
        assertThat(sandbox.get(PROJECT + "/endpoints?filter=" + filter).at("/data")).hasSize(1);
    }

    private String deploy(String name) {
        return sandbox.deploy(endpoint, name, model).at("/id").asText();
    }

    private String path(String deployment) {
        return PROJECT + "/endpoints/" + endpoint + "/deployments/" + deployment;
    }

    private String state(String deployment) {
        return sandbox.get(path(deployment))
                .at("/status/state")
                .asText()
                .replace("DEPLOYMENT_STATE_", "");
    }

    private double cents(String id) {
        for (JsonNode thing : sandbox.get("/sandbox/bill").at("/things")) {
            if (thing.path("id").asText().equals(id)) {
                return thing.path("cents").asDouble();
            }
        }
        return 0;
    }

    private JsonNode supported(String search) {
        return sandbox.get("/v2/supported-models?search=" + search).at("/data/0");
    }
}
