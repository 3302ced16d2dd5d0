package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that cannot work end with their reason, and nothing is made or charged for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadWeightsIT {
    private static final DateTimeFormatter AMAZON =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Path hub;
    private final Processes processes = new Processes();
    private SandboxProcess sandbox;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        hub = folder;
        WeightsFolders.write(hub);
        TestDatabase database = processes.database();
        sandbox = processes.sandbox(500, "--hub", hub.toString());
        ServiceSettings settings = processes.settings("bad-weights").on(database).against(sandbox);
        client = processes.service(settings).awaitReady().client();
    }

    @AfterAll
    void stop() throws Exception {
        processes.stop();
    }

    @AfterEach
    void nothingIsCharged() {
        assertThat(Stream.of("endpoint.create", "deployment.create", "charge"))
                .allSatisfy(act -> assertThat(sandbox.ledger(act)).as(act).isEmpty());
        assertThat(sandbox.client().get("/sandbox/bill").body().path("totalCents").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "acme/nowhere, main, hf_repo_unreachable",
        "acme/secret, main, hf_repo_unreachable",
        "acme/good, no-such-branch, hf_revision_not_found"
    })
    void register_notToBeSeen_isRefusedAtOnce(String repository, String revision, String code) {
        Client.Answer refused =
                register(
                        "{\"repository\": \"%s\", \"revision\": \"%s\"}"
                                .formatted(repository, revision));

        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(refused.text("/fix")).isNotBlank();
        assertThat(client.get("/api/v1/models?alias=bad").body().path("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "acme/gated, HF_GATED, licence",
        "acme/pickle, , safetensors",
        "acme/truncated, , model.safetensors",
        "acme/header, , model.safetensors"
    })
    void register_brokenWeights_endFailedWithTheReason(
            String repository, String code, String words) {
        String id = failed("{\"repository\": \"%s\"}".formatted(repository));

        Client.Answer model = client.get("/api/v1/models/" + id);
        assertThat(model.text("/reason")).doesNotContain("null");
        String why = closingReason(id);
        assertThat(why).contains(words);
        if (code != null) {
            assertThat(why).contains(code);
        }
        assertThat(model.body().at("/preflight/checks"))
                .anySatisfy(check -> assertThat(check.path("level").asText()).isEqualTo("FAIL"));
        assertThat(sandbox.ledger("model.create")).isEmpty();
    }

    @Test
    void register_adapterForAnotherBase_endsFailedBeforeTheUpload() {
        String id =
                failed(
                        "{\"repository\": \"acme/adapter\", \"baseModel\":"
                                + " \"meta-llama/Meta-Llama-3.1-8B-Instruct-Reference\"}");

        assertThat(closingReason(id)).contains("WRONG_BASE", "Qwen/Qwen3-8B");
        assertThat(sandbox.ledger("upload.create")).isEmpty();
    }

    @Test
    void register_presignedUrlEndsTooSoon_isRefusedWithoutShowingIt() {
        String signed =
                "https://bucket.s3.amazonaws.com/weights.tar.gz?X-Amz-Date=%s&X-Amz-Expires=600&X-Amz-Signature=s3cr3t"
                        .formatted(AMAZON.format(Clock.systemUTC().instant()));
        Client.Answer refused =
                register(
                        "{\"archive\": \"%s\", \"baseModel\": \"Qwen/Qwen3-8B\"}"
                                .formatted(signed));

        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("/detail")).contains("at least 100").doesNotContain("s3cr3t");
    }

    @Test
    void hook_withoutKey_is401() {
        Client.Answer refused =
                client.with("")
                        .post(
                                "/api/v1/hooks/training",
                                "{\"repository\": \"acme/good\", \"alias\": \"bad\"}");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("unauthorized");
    }

    @Test
    void register_realClone_isUploadedOnceHoweverOftenItIsReported() throws IOException {
        Client.Answer first =
                client.post(
                        "/api/v1/models",
                        "{\"repository\": \"https://huggingface.co/acme/clone/tree/main\","
                                + " \"baseModel\": \"Qwen/Qwen3-8B\", \"alias\": \"clone\","
                                + " \"plan\": {\"stopAt\": \"UPLOADED\"}}");
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        String id = first.text("/id");
        stage(id, "UPLOADED");
        assertThat(first.text("/commit")).isEqualTo(WeightsFolders.head(hub.resolve("acme/clone")));

        Client.Answer again =
                client.post(
                        "/api/v1/hooks/training",
                        "{\"repository\": \"acme/clone\", \"alias\": \"clone\","
                                + " \"commit\": \"%s\"}".formatted(first.text("/commit")));
        assertThat(again.status()).as("%s", again).isEqualTo(202);
        assertThat(again.text("/model/id")).isEqualTo(id);
        assertThat(again.body().path("created").asBoolean()).isFalse();
        assertThat(client.get("/api/v1/models/" + id).text("/togetherModelId")).startsWith("ml_");
    }

    private Client.Answer register(String json) {
        String withAlias = json.replaceFirst("\\{", "{\"alias\": \"bad\", ");
        return client.post("/api/v1/models", withAlias);
    }

    private String failed(String json) {
        Client.Answer made = register(json);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        stage(made.text("/id"), "FAILED");
        return made.text("/id");
    }

    private void stage(String id, String stage) {
        await(id + " " + stage)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(client.get("/api/v1/models/" + id).text("/stage"))
                                        .isEqualTo(stage));
    }

    private String closingReason(String id) {
        for (var row : client.get("/api/v1/models/" + id + "/timeline").body().path("data")) {
            if (row.path("to").asText().equals("CLOSING")) {
                return row.path("reason").asText();
            }
        }
        throw new AssertionError(id + " did not close");
    }
}
