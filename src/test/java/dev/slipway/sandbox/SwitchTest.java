package dev.slipway.sandbox;

import static dev.slipway.sandbox.RunningSandbox.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each switch, in both positions. */
class SwitchTest {
    private static final String ENDPOINTS = PROJECT + "/endpoints";

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

    private void flip(String switches) {
        Answer answer = sandbox.post("/sandbox/switches", "{" + switches + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer named(String name) {
        return sandbox.post(ENDPOINTS, "{'name':'" + name + "'}");
    }

    private List<String> listed(String query) {
        return sandbox.get(ENDPOINTS + query).json().findValuesAsText("name");
    }

    @Test
    void uniqueNames_onAndOff_refusesOrMakesATwin() {
        String model = sandbox.tunedModel();
        String id = named("bot").at("/id").asText();
        assertThat(named("bot").status()).isEqualTo(409);
        sandbox.deploy(id, "blue", model);
        assertThat(sandbox.deploy(id, "blue", model).status()).isEqualTo(409);
        flip("'uniqueNames':false");
        assertThat(named("bot").status()).isEqualTo(200);
        assertThat(sandbox.deploy(id, "blue", model).status()).isEqualTo(200);
        assertThat(listed("?limit=9")).filteredOn("sandbox-project/bot"::equals).hasSize(2);
        sandbox.record("mine", "model");
        assertThat(sandbox.record("mine", "model")).startsWith("ml_");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60})
    void listLag_newThings_appearInListsLaterThanById(int seconds) {
        named("old");
        assertThat(listed("")).hasSize(1);
        flip("'listLag':" + seconds);
        sandbox.advance("PT" + seconds + "S");
        String id = named("new").at("/id").asText();
        String job = sandbox.fineTune();
        assertThat(listed("")).containsExactly("sandbox-project/old");
        assertThat(sandbox.get(ENDPOINTS + "/" + id).status()).isEqualTo(200);
        assertThat(sandbox.get("/v1/fine-tunes").at("/data")).isEmpty();
        assertThat(sandbox.get("/v1/fine-tunes/" + job).status()).isEqualTo(200);
        sandbox.advance("PT" + seconds + "S");
        assertThat(listed("")).hasSize(2);
        assertThat(sandbox.get("/v1/fine-tunes").at("/data")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 90, 300})
    void lateCommit_create_isNotAnsweredAndHappensLater(int seconds) {
        flip("'lateCommit':" + seconds);
        assertThatThrownBy(() -> trySend("{'name':'late'}")).isInstanceOf(IOException.class);
        sandbox.advance("PT" + (seconds - 1) + "S");
        assertThat(listed("")).isEmpty();
        sandbox.advance("PT1S");
        assertThat(listed("")).containsExactly("sandbox-project/late");
        flip("'lateCommit':0");
        assertThat(named("prompt").status()).isEqualTo(200);
    }

    private Answer trySend(String json) throws IOException {
        return sandbox.trySend(
                sandbox.request(ENDPOINTS)
                        .POST(BodyPublishers.ofString(json.replace('\'', '"')))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "prefix,   sandbox-project/Bot-With.A_Name",
        "off,      Bot-With.A_Name",
        "lower,    sandbox-project/bot-with.a_name",
    })
    void names_inEachForm_areShownAndCalledSo(String form, String shown) {
        flip("'names':'" + form + "'");
        assertThat(named("Bot-With.A_Name").at("/name").asText()).isEqualTo(shown);
        // Found, but with nothing behind it yet.
        assertThat(sandbox.chat(shown, "hi").code()).isEqualTo("endpoint_not_configured");
    }

    @Test
    void names_truncated_areCutAndMayThenBeTaken() {
        String name = "a".repeat(40);
        assertThat(named(name).at("/name").asText()).endsWith("/" + name);
        flip("'names':'truncate'");
        assertThat(named(name + "1").at("/name").asText()).endsWith("/" + "a".repeat(32));
        assertThat(named(name + "2").status()).isEqualTo(409);
    }

    @Test
    void nameFilter_onAndOff_findsOrRefuses() {
        named("bot");
        String query = "?filter=" + RunningSandbox.encode("name = \"bot\"");
        assertThat(listed(query)).hasSize(1);
        flip("'nameFilter':false");
        assertThat(sandbox.get(ENDPOINTS + query).status()).isEqualTo(400);
        String young = RunningSandbox.encode("created_at > \"2020-01-01T00:00:00Z\"");
        assertThat(listed("?filter=" + young)).hasSize(1);
    }

    @Test
    void coldCreate_onAndOff_allowsOrRefusesZeroReplicas() {
        String model = sandbox.tunedModel();
        String path = ENDPOINTS + "/" + sandbox.endpoint("bot") + "/deployments";
        String body =
                "{'name':'%s','model':'projects/proj_sandbox/models/"
                        + model
                        + "','autoscaling':"
                        + "{'minReplicas':0,'maxReplicas':0}}";
        assertThat(sandbox.post(path, body.formatted("a")).at("/status/state").asText())
                .isEqualTo("DEPLOYMENT_STATE_STOPPED");
        flip("'coldCreate':false");
        assertThat(sandbox.post(path, body.formatted("b")).status()).isEqualTo(400);
    }

    @Test
    void etags_onAndOff_refuseOrIgnoreAStaleOne() {
        String path = ENDPOINTS + "/" + sandbox.endpoint("bot");
        String body = "{'visibility':'VISIBILITY_INTERNAL','etag':'stale'}";
        assertThat(sandbox.patch(path, body).status()).isEqualTo(409);
        flip("'etags':false");
        assertThat(sandbox.patch(path, body).status()).isEqualTo(200);
    }

    @Test
    void emptySplit_offAndOn_isNothingToUpdateOrStopsTraffic() {
        String model = sandbox.tunedModel();
        sandbox.serve("bot", model);
        String path = ENDPOINTS + "/" + sandbox.get(ENDPOINTS).at("/data/0/id").asText();
        String body = "{'trafficSplit':[]}";
        assertThat(sandbox.patch(path, body).error()).isEqualTo("no fields to update");
        flip("'emptySplit':true");
        assertThat(sandbox.patch(path, body).at("/trafficSplit")).isEmpty();
        assertThat(sandbox.patch(path, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "steady,  PENDING RUNNING RUNNING RUNNING RUNNING FAILED FAILED FAILED FAILED",
        "jitter,  PENDING RUNNING PENDING RUNNING PENDING FAILED RUNNING FAILED RUNNING",
        "regress, PENDING RUNNING RUNNING PENDING PENDING FAILED FAILED RUNNING RUNNING",
        "unknown, PENDING STRANGE STRANGE RUNNING RUNNING STRANGE STRANGE FAILED FAILED",
    })
    void status_inEachForm_isTold(String form, String words) {
        flip("'status':'" + form + "'");
        String model = sandbox.record("mine", "model");
        // Nobody plays the Hub, so it fails; the answer of the create is the first look.
        String job = sandbox.upload(model, "https://hf.co/a/b", null).at("/id").asText();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            JsonNode upload = sandbox.get(PROJECT + "/models/uploads/" + job).json();
            seen.add(upload.path("status").asText().replaceAll(".*STATUS_", ""));
            sandbox.advance("PT15S");
        }
        assertThat(String.join(" ", seen)).isEqualTo(words.replace("STRANGE", "RECALIBRATING"));
    }

    @Test
    void capacity_offAndOn_staysDegradedOrBecomesReady() {
        String model = sandbox.tunedModel();
        flip("'capacity':false");
        String starved = sandbox.endpoint("starved");
        String deployment = sandbox.deploy(starved, "blue", model).at("/id").asText();
        sandbox.advance("PT1H");
        JsonNode status = status(starved, deployment);
        assertThat(status.path("state").asText()).isEqualTo("DEPLOYMENT_STATE_DEGRADED");
        assertThat(status.path("message").asText()).contains("insufficient GPU capacity");
        flip("'capacity':true");
        String fed = sandbox.endpoint("fed");
        String other = sandbox.deploy(fed, "blue", model).at("/id").asText();
        sandbox.advance("PT1H");
        assertThat(status(fed, other).path("readyReplicas").asInt()).isEqualTo(1);
    }

    private JsonNode status(String endpoint, String deployment) {
        return sandbox.get(ENDPOINTS + "/" + endpoint + "/deployments/" + deployment).at("/status");
    }

    @Test
    void switches_unknownOrOfNoSense_areRefusedAndNamed() {
        Answer unknown = sandbox.post("/sandbox/switches", "{'luck':true}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.error()).contains("luck", "listLag");
        for (String wrong : List.of("'names':'x'", "'listLag':'soon'", "'listLag':-5")) {
            assertThat(sandbox.post("/sandbox/switches", "{" + wrong + "}").status())
                    .isEqualTo(400);
        }
        assertThat(sandbox.get("/sandbox/switches").at("/listLag").asText()).isEqualTo("PT0S");
    }

    @Test
    void switches_restart_stayAsTheyWere() {
        flip("'names':'lower','listLag':'PT1M'");
        sandbox.restart();
        JsonNode switches = sandbox.get("/sandbox/switches").json();
        assertThat(switches.path("names").asText()).isEqualTo("lower");
        assertThat(switches.path("listLag").asText()).isEqualTo("PT1M");
    }

    @Test
    void settings_wordsForSwitches_areTaken() {
        Map<String, String> words =
                Map.of("names", "off", "etags", "off", "lateCommit", "90", "status", "jitter");
        try (Sandbox other = Sandbox.start(SandboxSettings.defaults().withSwitches(words))) {
            URI switches = other.uri().resolve("/sandbox/switches");
            Answer answer = sandbox.send(HttpRequest.newBuilder(switches).build());
            assertThat(answer.at("/names").asText()).isEqualTo("off");
            assertThat(answer.at("/etags").asBoolean(true)).isFalse();
            assertThat(answer.at("/lateCommit").asText()).isEqualTo("PT1M30S");
            assertThat(answer.at("/status").asText()).isEqualTo("jitter");
        }
        assertThatThrownBy(
                        () ->
                                Sandbox.start(
                                        SandboxSettings.defaults()
                                                .withSwitches(Map.of("luck", "on"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("luck");
    }
}
