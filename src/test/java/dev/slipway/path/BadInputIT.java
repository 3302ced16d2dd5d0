package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is refused with its reason before anything is made or paid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String BASE = "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference";
    private static final String OTHER =
            "sk-slipway-otherproject-111111111111111111111111111111111111111111111111";

    private final Processes processes = new Processes();
    private SandboxProcess sandbox;
    private Client client;
    private Client stranger;
    private Records records;
    private String file;

    @BeforeAll
    void start() {
        TestDatabase database = processes.database();
        records = new Records(database);
        sandbox = processes.sandbox(1);
        ServiceSettings settings = processes.settings("bad-input").on(database).against(sandbox);
        client = processes.service(settings).awaitReady().client();
        file = Journey.prepare(client).trainingFile();
        records.addProject("other", OTHER);
        stranger = client.with(OTHER);
        await("the other project's key counts")
                .until(() -> stranger.get("/api/v1/fine-tunes").status() == 200);
    }

    @AfterAll
    void stop() throws Exception {
        processes.stop();
    }

    /** No job waits either, so nothing can be made or charged later. */
    @AfterEach
    void nothingIsMadeOrCharged() {
        assertThat(records.column("SELECT id FROM fine_tune")).isEmpty();
        assertThat(records.column("SELECT subject FROM work_item")).isEmpty();
        assertThat(records.column("SELECT id FROM effect")).isEmpty();
        assertThat(
                        Stream.of(
                                        "file.upload",
                                        "fine_tune.create",
                                        "endpoint.create",
                                        "deployment.create",
                                        "charge")
                                .flatMap(act -> sandbox.ledger(act).stream()))
                .isEmpty();
        assertThat(sandbox.client().get("/sandbox/bill").body().path("totalCents").asInt())
                .isZero();
    }

    @Test
    void upload_brokenLine_namesLineAndField() {
        List<String> lines = Journey.example("train.jsonl");
        String broken =
                String.join("\n", lines.subList(0, 2))
                        + "\n{\"messages\":[{\"role\":\"user\",\"content\":7}]}\n"
                        + String.join("\n", lines.subList(2, 12));

        Client.Answer refused = client.upload("mine.jsonl", "fine-tune", broken);

        assertProblem(refused, 400, "dataset_invalid");
        assertThat(refused.text("/detail")).startsWith("mine.jsonl line 3, messages[0].content");
        assertThat(refused.text("/errors/0/field")).isEqualTo("line 3: messages[0].content");
    }

    @ParameterizedTest
    @CsvSource({
        "no/such-model, unknown_base_model, has no base model 'no/such-model'",
        "google/gemma-3-27b-it, base_not_servable, has no configuration to serve the result"
    })
    void submit_unusableBase_saysWhyAndWhichAreUsable(String base, String code, String reason) {
        Client.Answer refused = submit(client, base, file, "{}");

        assertProblem(refused, 422, code);
        assertThat(refused.text("/detail")).contains(reason).contains("Nothing was started");
        assertThat(refused.text("/fix")).contains(BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "n_epoch, 3, is not a known field",
        "n_epochs, 99, less than or equal to 20",
        "n_epochs, many, has the wrong type",
        "learning_rate, -1, greater than 0"
    })
    void submit_badHyperparameter_namesIt(String name, String value, String reason) {
        String json = value.matches("-?\\d+") ? value : "\"" + value + "\"";

        Client.Answer refused = submit(client, BASE, file, "{\"%s\": %s}".formatted(name, json));

        assertProblem(refused, 400, "validation_failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("hyperparameters." + name);
        assertThat(refused.text("/detail")).contains(reason);
    }

    @Test
    void submit_withoutKey_is401WithTheWayOut() {
        Client.Answer refused = submit(client.with(""), BASE, file, "{}");

        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.text("/fix")).contains("Authorization: Bearer sk-slipway-");
    }

    @Test
    void anotherProjectsId_isAnsweredLikeOneThatNobodyHas() {
        String nobodys = "file_00000000000000000000000000";

        Client.Answer read = stranger.get("/api/v1/files/" + file);
        Client.Answer used = submit(stranger, BASE, file, "{}");

        assertProblem(read, 404, "not_found");
        assertThat(read.body().toString().replace(file, nobodys))
                .isEqualTo(stranger.get("/api/v1/files/" + nobodys).body().toString());
        assertProblem(used, 404, "not_found");
        assertThat(used.body().toString().replace(file, nobodys))
                .isEqualTo(submit(stranger, BASE, nobodys, "{}").body().toString());
    }

    @Test
    void chat_unknownAlias_isOpenAisModelNotFound() {
        Client.Answer refused =
                client.post("/v1/chat/completions", "{\"model\":\"nobody\",\"messages\":[]}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("/error/code")).isEqualTo("model_not_found");
        assertThat(refused.text("/error/message")).contains("`nobody` does not exist");
    }

    @Test
    void post_sameIdempotencyKeyWithAnotherBody_isRefusedAndDoesNothing() {
        String key = "used-twice";
        Client.Answer first = client.post("/api/v1/keys", viewer("one"), key);

        Client.Answer second = client.post("/api/v1/keys", viewer("two"), key);

        assertThat(first.status()).isEqualTo(201);
        assertProblem(second, 422, "idempotency_key_reused");
        assertThat(second.text("/fix")).contains("Use a new key");
        assertThat(records.column("SELECT name FROM api_key WHERE role = 'VIEWER'"))
                .containsExactly("one");
    }

    private static String viewer(String name) {
        return "{\"name\": \"%s\", \"role\": \"VIEWER\"}".formatted(name);
    }

    private static Client.Answer submit(
            Client client, String base, String file, String hyperparameters) {
        return client.post(
                "/api/v1/fine-tunes",
                """
                {"baseModel": "%s", "trainingFile": "%s", "alias": "bot", "hyperparameters": %s}
                """
                        .formatted(base, file, hyperparameters));
    }

    private static void assertProblem(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/fix")).isNotEmpty();
    }
}
