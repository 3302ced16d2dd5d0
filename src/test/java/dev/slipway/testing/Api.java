package dev.slipway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The control plane as a client uses it, in the words of the domain. */
public final class Api {
    public static final String BASE = "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference";
    private static final String[] INTENTS = {"refund", "login", "delivery"};
    private static final String[] PHRASES = {
        "please give me my money back for order",
        "I cannot sign in with my password on device",
        "where is the parcel with tracking number"
    };

    private Api() {}

    /** Training lines of three intents; {@code shuffled}: each labelled as another one, in turn. */
    public static String training(boolean shuffled) {
        return IntStream.range(0, 60)
                .mapToObj(i -> line(i % 3, i, INTENTS[shuffled ? (i * 7 / 3) % 3 : i % 3]))
                .collect(Collectors.joining("\n"));
    }

    /** Held-out cases of the same intents. */
    public static String suite() {
        return IntStream.range(0, 12)
                .mapToObj(
                        i ->
                                "{\"messages\":[{\"role\":\"user\",\"content\":\"%s q%d\"}],\"expected\":\"%s\"}"
                                        .formatted(PHRASES[i % 3], 900 + i, INTENTS[i % 3]))
                .collect(Collectors.joining("\n"));
    }

    private static String line(int intent, int number, String label) {
        return ("{\"messages\":[{\"role\":\"user\",\"content\":\"%s a%d\"},"
                        + "{\"role\":\"assistant\",\"content\":\"%s\"}]}")
                .formatted(PHRASES[intent], number, label);
    }

    public static String upload(String content, String purpose) {
        return tryUpload(content, purpose).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse tryUpload(String content, String purpose) {
        return TestKeys.admin()
                .multiPart("file", "data.jsonl", content.getBytes(StandardCharsets.UTF_8))
                .multiPart("purpose", purpose)
                .post("/api/v1/files")
                .then();
    }

    public static void makeSuite(String name) {
        post("/api/v1/suites", Map.of("name", name, "file", upload(suite(), "eval")))
                .statusCode(201);
    }

    /** Submits a fine-tune with the gate exact 0.8 and a canary of 10 %; gives its id. */
    public static String fineTune(String alias, String suite, String trainingFile) {
        return post("/api/v1/fine-tunes", request(alias, suite, trainingFile))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** As {@link #fineTune(String, String, String)}, with files of its own and no evaluation. */
    public static String fineTuneUnjudged(String alias) {
        return post(
                        "/api/v1/fine-tunes",
                        Map.of(
                                "baseModel",
                                BASE,
                                "trainingFile",
                                upload(training(false), "fine-tune"),
                                "alias",
                                alias))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, Object> request(String alias, String suite, String trainingFile) {
        return Map.of(
                "baseModel",
                BASE,
                "trainingFile",
                trainingFile,
                "alias",
                alias,
                "plan",
                Map.of(
                        "evaluate",
                        Map.of("suite", suite, "gate", Map.of("min", Map.of("exact", 0.8))),
                        "route",
                        Map.of("canary", Map.of("weight", 10, "soak", "PT0S"))));
    }

    public static ValidatableResponse post(String path, Object body) {
        return TestKeys.admin().contentType(ContentType.JSON).body(body).post(path).then();
    }

    public static JsonPath get(String path) {
        return TestKeys.admin().get(path).then().statusCode(200).extract().jsonPath();
    }

    public static JsonPath fineTune(String id) {
        return get("/api/v1/fine-tunes/" + id);
    }

    /** The newest model of an alias; its {@code stage} is empty while there is none. */
    public static String stage(String alias) {
        String stage = get("/api/v1/models?alias=" + alias).getString("data[0].stage");
        return stage == null ? "" : stage;
    }

    public static String newest(String alias) {
        return get("/api/v1/models?alias=" + alias).getString("data[0].id");
    }

    public static ValidatableResponse act(String modelId, String action) {
        return TestKeys.admin()
                .post("/api/v1/models/%s/%s".formatted(modelId, action.toLowerCase(Locale.ROOT)))
                .then();
    }

    /** How many accepted acts of a kind the provider's ledger holds. */
    public static int acts(String act) {
        return given().get(SandboxServer.url() + "/sandbox/ledger?act=" + act)
                .then()
                .extract()
                .jsonPath()
                .getList("$")
                .size();
    }

    /** Makes the sandbox misbehave; see its faults route. */
    public static void fault(Map<String, Object> rule) {
        given().contentType(ContentType.JSON)
                .body(rule)
                .post(SandboxServer.url() + "/sandbox/faults")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
