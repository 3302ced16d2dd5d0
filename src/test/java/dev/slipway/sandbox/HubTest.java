package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
    private static final String MODEL = "/api/models/acme/tiny";
    private static final String WEIGHTS = "/acme/tiny/resolve/main/sub/model.safetensors";

    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        Path hub = folder.resolve("hub");
        Path repository = Files.createDirectories(hub.resolve("acme/tiny/sub"));
        Files.writeString(repository.resolveSibling("config.json"), "hello\n");
        Files.writeString(repository.resolve("model.safetensors"), "0123456789");
        Files.writeString(
                repository.resolveSibling("README.md"),
                "---\nbase_model: Qwen/Qwen3-8B\nlicense: mit\ntags: [lora]\n---\n# Tiny\n");
        Files.writeString(
                Files.createDirectories(hub.resolve("acme/tiny/.git2/x")).resolve("y"), "");
        Files.createDirectories(hub.resolve("acme/tiny/.cache/huggingface"));
        Files.writeString(hub.resolve("acme/tiny/.cache/huggingface/lock"), "not a part of it");
        Files.writeString(hub.resolve("secret.txt"), "not for you");
        sandbox = new RunningSandbox(folder, hub);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void metadata_namesCommitFilesAndWhatTheCardSays() {
        JsonNode model = sandbox.hub(MODEL + "?blobs=true", null).json();
        assertThat(model.path("id").asText()).isEqualTo("acme/tiny");
        assertThat(model.path("sha").asText()).matches("[0-9a-f]{40}");
        assertThat(model.path("gated").isBoolean()).isTrue();
        assertThat(model.path("siblings").findValuesAsText("rfilename"))
                .containsExactly(".git2/x/y", "README.md", "config.json", "sub/model.safetensors");
        assertThat(model.at("/siblings/3/lfs/sha256").asText()).hasSize(64);
        assertThat(model.at("/cardData/base_model").asText()).isEqualTo("Qwen/Qwen3-8B");
        assertThat(model.path("tags"))
                .extracting(JsonNode::asText)
                .contains("lora", "license:mit", "base_model:finetune:Qwen/Qwen3-8B");
        assertThat(model.path("lastModified").asText()).contains("T");
    }

    @Test
    void metadata_expand_givesOnlyTheFieldsAskedFor() {
        JsonNode some = sandbox.hub(MODEL + "?expand%5B%5D=sha&expand%5B%5D=gated", null).json();
        assertThat(some.fieldNames()).toIterable().containsExactly("id", "_id", "sha", "gated");
        assertThat(sandbox.hub(MODEL + "?expand%5B%5D=sha&blobs=true", null).status())
                .isEqualTo(400);
    }

    @Test
    void metadata_fileChanged_hasAnotherCommitAndTheOldOneIsGone() throws Exception {
        String before = sandbox.hub(MODEL, null).at("/sha").asText();
        assertThat(sandbox.hub(MODEL + "/revision/" + before, null).status()).isEqualTo(200);
        Files.writeString(folder.resolve("hub/acme/tiny/config.json"), "changed\n");
        assertThat(sandbox.hub(MODEL, null).at("/sha").asText()).isNotEqualTo(before);
        assertThat(sandbox.hub(MODEL + "/revision/" + before, null).refusal())
                .isEqualTo("404 RevisionNotFound");
    }

    @Test
    void revision_shortCommit_isSentToTheFullOne() {
        String commit = sandbox.hub(MODEL, null).at("/sha").asText();
        String shortened = commit.substring(0, 7);
        assertThat(sandbox.hub(MODEL + "/tree/" + shortened, null).header("location"))
                .isEqualTo(MODEL + "/tree/" + commit);
    }

    @Test
    void tree_hashesAreThoseOfGitAndOfLargeFiles() {
        JsonNode tree = sandbox.hub(MODEL + "/tree/main?recursive=true", null).json();
        JsonNode config = entry(tree, "config.json");
        // What `git hash-object` says of "hello" and a line feed.
        assertThat(config.path("oid").asText())
                .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
        assertThat(config.has("lfs")).isFalse();
        JsonNode weights = entry(tree, "sub/model.safetensors");
        assertThat(weights.at("/lfs/size").asInt()).isEqualTo(10);
        assertThat(weights.at("/lfs/oid").asText()).hasSize(64);
        assertThat(weights.path("oid").asText()).hasSize(40);
        assertThat(entry(tree, "sub").path("type").asText()).isEqualTo("directory");
    }

    @Test
    void tree_byPages_followsAbsoluteLinksToTheEnd() {
        String root = MODEL + "/tree/main";
        var first = sandbox.hub(root + "?recursive=true&limit=5", null);
        assertThat(first.json()).hasSize(5);
        String link = first.header("link");
        assertThat(link).startsWith("<" + sandbox.uri("/api/models/acme/tiny/tree/main"));
        assertThat(link).endsWith("; rel=\"next\"");
        URI next = URI.create(link.substring(1, link.indexOf('>')));
        var second = sandbox.send(HttpRequest.newBuilder(next).build());
        assertThat(second.json()).hasSize(2);
        assertThat(second.header("link")).isEmpty();
        assertThat(sandbox.hub(root, null).json().findValuesAsText("path"))
                .containsExactly(".git2", "README.md", "config.json", "sub");
        assertThat(sandbox.hub(root + "/sub", null).json()).hasSize(1);
    }

    @Test
    void tree_expanded_tellsLastCommitAndScan() {
        JsonNode file = sandbox.hub(MODEL + "/tree/main/sub?expand=true", null).json().get(0);
        assertThat(file.at("/lastCommit/id").asText()).hasSize(40);
        assertThat(file.at("/securityFileStatus/status").asText()).isEqualTo("safe");
    }

    @Test
    void pathsInfo_form_leavesOutWhatIsMissing() {
        HttpRequest request =
                sandbox.hubRequest(MODEL + "/paths-info/main", null)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("paths=config.json&paths=none&expand=False"))
                        .build();
        assertThat(sandbox.send(request).json().findValuesAsText("path"))
                .containsExactly("config.json");
    }

    @Test
    void resolve_smallFileOfAPublicRepository_isSentToTheCacheOfTheSameHost() {
        var sent = sandbox.hub("/acme/tiny/resolve/main/config.json", null);
        assertThat(sent.status()).isEqualTo(307);
        assertThat(sent.header("location")).startsWith("/api/resolve-cache/models/acme/tiny/");
        assertThat(sent.header("x-repo-commit")).hasSize(40);
        var cached = sandbox.hub(sent.header("location"), null);
        assertThat(cached.text()).isEqualTo("hello\n");
        assertThat(cached.header("etag")).contains("ce013625030ba8dba906f756967f9e9ca394464a");
    }

    @Test
    void resolve_largeFile_isSentToAnotherHostThatServesRanges() {
        var sent = sandbox.hub(WEIGHTS, "hf_reader");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("x-linked-size")).isEqualTo("10");
        assertThat(sent.header("x-linked-etag")).matches("\"[0-9a-f]{64}\"");
        URI cdn = URI.create(sent.header("location"));
        assertThat(cdn.getHost()).isNotEqualTo(sandbox.uri("/").getHost());
        var part = fetch(cdn, "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("content-range")).isEqualTo("bytes 2-4/10");
        assertThat(part.header("etag")).isNotEqualTo(sent.header("x-linked-etag"));
        assertThat(fetch(cdn, "bytes=-3").text()).isEqualTo("789");
        assertThat(fetch(cdn, "bytes=99-").status()).isEqualTo(416);
        assertThat(fetch(URI.create(cdn + "0"), "bytes=0-1").status()).isEqualTo(403);
        assertThat(sandbox.get("/sandbox/hub/cdn").at("/withAuthorization").asInt()).isZero();
    }

    @Test
    void cdn_tokenSentToIt_isCounted() {
        URI cdn = URI.create(sandbox.hub(WEIGHTS, null).header("location"));
        sandbox.send(HttpRequest.newBuilder(cdn).header("Authorization", "Bearer hf_x").build());
        assertThat(sandbox.get("/sandbox/hub/cdn").at("/withAuthorization").asInt()).isEqualTo(1);
    }

    @Test
    void resolve_headAndKnownEtag_needNoBody() {
        HttpRequest.Builder head = sandbox.hubRequest(WEIGHTS, null);
        var answer = sandbox.send(head.method("HEAD", BodyPublishers.noBody()).build());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("x-linked-size")).isEqualTo("10");
        String etag = "\"ce013625030ba8dba906f756967f9e9ca394464a\"";
        HttpRequest known =
                sandbox.hubRequest("/acme/tiny/resolve/main/config.json", null)
                        .header("If-None-Match", etag)
                        .build();
        assertThat(sandbox.send(known).status()).isEqualTo(304);
    }

    @Test
    void errors_haveTheHubsCodes() {
        assertThat(sandbox.hub("/acme/tiny/resolve/main/nothing", "hf_x").refusal())
                .isEqualTo("404 EntryNotFound");
        assertThat(sandbox.hub(MODEL + "/tree/v9", "hf_x").refusal())
                .isEqualTo("404 RevisionNotFound");
        assertThat(sandbox.hub("/api/models/acme/none", "hf_x").refusal())
                .isEqualTo("404 RepoNotFound");
        assertThat(sandbox.hub("/api/models/acme/none", null).refusal()).isEqualTo("401");
        assertThat(sandbox.hub(MODEL, "hf_invalid").at("/error").asText())
                .isEqualTo("Invalid credentials in Authorization header");
    }

    @Test
    void resolve_pathOutOfTheRepository_isNotFound() {
        assertThat(sandbox.hub("/acme/tiny/resolve/main/%2e%2e/%2e%2e/secret.txt", "x").status())
                .isEqualTo(404);
        assertThat(sandbox.hub("/%2e%2e/x/resolve/main/secret.txt", "x").status()).isEqualTo(404);
        assertThat(sandbox.hub("/acme/tiny/resolve/main/.cache/huggingface/lock", "x").status())
                .isEqualTo(404);
    }

    @Test
    void rateLimit_quotaUsedUp_is429UntilTheWindowIsOver() {
        assertThat(sandbox.hub(MODEL, null).header("ratelimit")).startsWith("\"api\";r=499;t=");
        for (int i = 0; i < 499; i++) {
            sandbox.hub(MODEL + "/refs", null);
        }
        var refused = sandbox.hub(MODEL, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("ratelimit")).startsWith("\"api\";r=0;");
        assertThat(sandbox.hub(MODEL, "hf_other").status()).isEqualTo(200);
        sandbox.advance("PT" + refused.header("retry-after") + "S");
        assertThat(sandbox.hub(MODEL, null).status()).isEqualTo(200);
    }

    @Test
    void fault_onTheHub_hasTheHubsShape() {
        sandbox.fault(
                "{'route':'/api/models/**','kind':'fail','status':503,'message':'come back later'}");
        var refused = sandbox.hub(MODEL, null);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/error").asText()).isEqualTo("come back later");
        assertThat(sandbox.hub(MODEL, null).status()).isEqualTo(200);
    }

    private RunningSandbox.Answer fetch(URI uri, String range) {
        return sandbox.send(HttpRequest.newBuilder(uri).header("Range", range).build());
    }

    private static JsonNode entry(JsonNode tree, String path) {
        for (JsonNode entry : tree) {
            if (entry.path("path").asText().equals(path)) {
                return entry;
            }
        }
        throw new AssertionError(path + " is not in " + tree);
    }
}
