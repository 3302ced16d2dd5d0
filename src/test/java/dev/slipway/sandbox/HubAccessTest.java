package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubAccessTest {
    private static final String MODEL = "/api/models/acme/tiny";
    private static final String FILE = "/acme/tiny/resolve/main/config.json";

    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("hub/acme/tiny")).resolve("config.json"),
                "{}");
        sandbox = new RunningSandbox(folder, folder.resolve("hub"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void rules(String name, String json) throws Exception {
        Files.writeString(
                folder.resolve("hub/acme/" + name + ".hub.json"), json.replace('\'', '"'));
    }

    @Test
    void privateRepository_isThereOnlyForItsTokens() throws Exception {
        rules("tiny", "{'private':true,'tokens':['hf_ok']}");
        assertThat(sandbox.hub(MODEL, null).refusal()).isEqualTo("401");
        assertThat(sandbox.hub(MODEL, "hf_other").refusal()).isEqualTo("404 RepoNotFound");
        assertThat(sandbox.hub(MODEL, "hf_ok").at("/private").asBoolean()).isTrue();
        assertThat(sandbox.hub(FILE, "hf_ok").text()).isEqualTo("{}");
    }

    @Test
    void gatedRepository_showsMetadataToAllAndFilesToSome() throws Exception {
        rules("tiny", "{'gated':'manual','tokens':['hf_ok']}");
        assertThat(sandbox.hub(MODEL, null).at("/gated").asText()).isEqualTo("manual");
        assertThat(sandbox.hub(MODEL + "/tree/main", null).status()).isEqualTo(200);
        assertThat(sandbox.hub(FILE, null).refusal()).isEqualTo("401 GatedRepo");
        assertThat(sandbox.hub(FILE, "hf_other").refusal()).isEqualTo("403 GatedRepo");
        assertThat(sandbox.hub(FILE, "hf_ok").text()).isEqualTo("{}");
        assertThat(sandbox.hub(MODEL + "/auth-check", null).refusal()).isEqualTo("401 GatedRepo");
        assertThat(sandbox.hub(MODEL + "/auth-check", "hf_other").refusal())
                .isEqualTo("403 GatedRepo");
        assertThat(sandbox.hub(MODEL + "/auth-check", "hf_ok").status()).isEqualTo(200);
        assertThat(sandbox.hub(MODEL + "/auth-check/write", "hf_ok").status()).isEqualTo(403);
    }

    @Test
    void disabledRepository_isClosedForAll() throws Exception {
        rules("tiny", "{'disabled':true}");
        var answer = sandbox.hub(MODEL, "hf_ok");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/error").asText()).isEqualTo("Access to this resource is disabled.");
    }

    @Test
    void renamedRepository_isSentOnRelatively() throws Exception {
        rules("old", "{'renamedTo':'acme/tiny'}");
        var answer = sandbox.hub("/api/models/acme/old/tree/main?recursive=true", null);
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("location")).isEqualTo(MODEL + "/tree/main?recursive=true");
        assertThat(sandbox.hub("/acme/old/resolve/main/config.json", null).header("location"))
                .isEqualTo(FILE);
    }

    @Test
    void repositoryInAnotherCase_isSentOnToTheRightOne() {
        assertThat(sandbox.hub("/api/models/ACME/Tiny", null).header("location")).isEqualTo(MODEL);
    }

    @Test
    void unsafeFile_isInTheSecurityStatus() throws Exception {
        rules("tiny", "{'unsafe':['config.json']}");
        assertThat(
                        sandbox.hub(MODEL + "?securityStatus=true", null)
                                .at("/securityRepoStatus/filesWithIssues/0/path")
                                .asText())
                .isEqualTo("config.json");
    }

    @Test
    void rules_misspelt_closeTheRepositoryInsteadOfOpeningIt() throws Exception {
        rules("tiny", "{'privat':true}");
        var answer = sandbox.hub(MODEL, "hf_ok");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/error").asText()).contains("tiny.hub.json", "privat");
    }

    @Test
    void whoami_tellsRoleAndRefusesNobody() {
        assertThat(sandbox.hub("/api/whoami-v2", "hf_abc").at("/auth/accessToken/role").asText())
                .isEqualTo("read");
        assertThat(sandbox.hub("/api/whoami-v2", "hf_write1").at("/auth/accessToken/role").asText())
                .isEqualTo("write");
        assertThat(sandbox.hub("/api/whoami-v2", null).status()).isEqualTo(401);
        assertThat(sandbox.hub("/api/whoami-v2", "hf_invalid").status()).isEqualTo(401);
    }
}
