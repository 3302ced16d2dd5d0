package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
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

    @Test
    void restart_midWay_everythingIsAsItWas() {
        String model = sandbox.tunedModel();
        String endpoint = sandbox.endpoint("bot");
        String deployment = sandbox.deploy(endpoint, "blue", model).at("/id").asText();
        sandbox.route(endpoint, deployment, 1);
        sandbox.advance("PT20M");
        String running = sandbox.fineTune();
        sandbox.advance("PT1M");
        List<String> paths =
                List.of(
                        "/sandbox/clock",
                        "/sandbox/bill",
                        "/v1/files",
                        "/v1/fine-tunes",
                        "/v1/fine-tunes/" + running + "/events",
                        "/v1/fine-tunes/" + running + "/metrics",
                        RunningSandbox.PROJECT + "/models",
                        RunningSandbox.PROJECT + "/endpoints",
                        RunningSandbox.PROJECT + "/endpoints/" + endpoint + "/deployments");
        List<JsonNode> before = paths.stream().map(path -> sandbox.get(path).json()).toList();
        sandbox.restart();
        List<JsonNode> after = paths.stream().map(path -> sandbox.get(path).json()).toList();
        assertThat(after).isEqualTo(before);
        assertThat(sandbox.ask("sandbox-project/bot", "please refund the lamp"))
                .isEqualTo("refund");
    }

    /** What a killed sandbox leaves behind is what is on the disk while it runs. */
    @Test
    void start_onTheFilesOfAKilledOne_hasItsState(@TempDir Path other) throws Exception {
        String job = sandbox.fineTune();
        sandbox.advance("PT1H");
        sandbox.endpoint("bot");
        Path uploads = Files.createDirectory(other.resolve("ledger.jsonl.files"));
        Files.copy(sandbox.ledger(), other.resolve("ledger.jsonl"));
        try (Stream<Path> kept = Files.list(folder.resolve("ledger.jsonl.files"))) {
            for (Path upload : kept.toList()) {
                Files.copy(upload, uploads.resolve(upload.getFileName()));
            }
        }
        try (RunningSandbox next = new RunningSandbox(other)) {
            for (String path : List.of("/v1/fine-tunes/" + job, "/sandbox/ledger")) {
                assertThat(next.get(path).json()).isEqualTo(sandbox.get(path).json());
            }
        }
    }

    @Test
    void restart_tornLastLine_isCutOffAndTheRestStands() throws Exception {
        sandbox.endpoint("bot");
        sandbox.close();
        Files.writeString(
                sandbox.ledger(), "{\"seq\":99,\"act\":\"endpo", StandardOpenOption.APPEND);
        sandbox.restart();
        sandbox.endpoint("other");
        assertThat(sandbox.get(RunningSandbox.PROJECT + "/endpoints").at("/data")).hasSize(2);
        assertThat(Files.readString(sandbox.ledger())).doesNotContain("endpo\n").endsWith("}\n");
    }

    @Test
    void start_damagedLineInTheMiddle_isRefusedWithItsNumber() throws Exception {
        sandbox.endpoint("bot");
        sandbox.close();
        String lines = Files.readString(sandbox.ledger());
        Files.writeString(sandbox.ledger(), lines.replaceFirst("\\{\"seq\":2,", "x"));
        assertThatThrownBy(() -> sandbox.restart())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("line 2");
        Files.writeString(sandbox.ledger(), lines);
        sandbox.restart();
    }

    @Test
    void start_ledgerInUse_isRefused() {
        assertThatThrownBy(() -> new RunningSandbox(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another sandbox");
    }

    @Test
    void ledger_anAct_saysWhoWhatAndWhichRequest() {
        sandbox.endpoint("bot");
        JsonNode act = sandbox.ledgerOf("endpoint.create").get(0);
        assertThat(act.path("who").asText()).matches("key_[0-9a-f]{8}");
        assertThat(act.path("id").asText()).startsWith("ep_");
        assertThat(act.path("name").asText()).isEqualTo("sandbox-project/bot");
        assertThat(act.path("digest").asText()).matches("sha256:[0-9a-f]{64}");
    }
}
