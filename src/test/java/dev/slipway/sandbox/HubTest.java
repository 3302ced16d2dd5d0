package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
    @TempDir Path hub;
    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        Path repository = Files.createDirectories(hub.resolve("acme/tiny/sub"));
        Files.writeString(repository.resolveSibling("config.json"), "hello\n");
        Files.writeString(repository.resolve("model.safetensors"), "0123456789");
        Files.writeString(hub.resolve("secret.txt"), "not for you");
        sandbox = Sandbox.start(SandboxSettings.defaults().withHub(hub));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        client.close();
    }

    @Test
    void metadata_namesCommitAndFiles() throws Exception {
        JsonNode model = json(get("/api/models/acme/tiny?blobs=true"));
        assertThat(model.path("id").asText()).isEqualTo("acme/tiny");
        assertThat(model.path("sha").asText()).matches("[0-9a-f]{40}");
        assertThat(model.path("siblings").findValuesAsText("rfilename"))
                .containsExactly("config.json", "sub/model.safetensors");
        assertThat(json(get("/api/models/acme/tiny/revision/" + model.path("sha").asText())))
                .isEqualTo(json(get("/api/models/acme/tiny")));
    }

    @Test
    void tree_hashesAreThoseOfGitAndOfLargeFiles() throws Exception {
        JsonNode tree = json(get("/api/models/acme/tiny/tree/main?recursive=true"));
        // What `git hash-object` says of "hello" and a line feed.
        assertThat(tree.at("/0/oid").asText())
                .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
        assertThat(tree.at("/1/lfs/oid").asText()).hasSize(64);
        assertThat(tree.at("/1/lfs/size").asInt()).isEqualTo(10);
    }

    @Test
    void resolve_range_isAPartOfTheFile() throws Exception {
        String path = "/acme/tiny/resolve/main/sub/model.safetensors";
        HttpResponse<String> part = send(request(path).header("Range", "bytes=2-4"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 2-4/10");
        assertThat(part.headers().firstValue("x-linked-size")).contains("10");
        assertThat(send(request(path).header("Range", "bytes=99-")).statusCode()).isEqualTo(416);
        HttpResponse<String> head = send(request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("content-length")).contains("10");
        assertThat(head.headers().firstValue("x-repo-commit")).isPresent();
    }

    @Test
    void errors_haveTheHubsCodes() throws Exception {
        assertThat(code("/acme/tiny/resolve/main/nothing")).isEqualTo("404 EntryNotFound");
        assertThat(code("/api/models/acme/tiny/tree/v9")).isEqualTo("404 RevisionNotFound");
        assertThat(code("/api/models/acme/none")).isEqualTo("404 RepoNotFound");
        HttpRequest.Builder anonymous =
                HttpRequest.newBuilder(sandbox.uri().resolve("/api/models/acme/none"));
        assertThat(send(anonymous).statusCode()).isEqualTo(401);
    }

    @Test
    void resolve_pathOutOfTheRepository_isNotFound() throws Exception {
        assertThat(code("/acme/tiny/resolve/main/%2e%2e/%2e%2e/secret.txt")).startsWith("404");
        assertThat(code("/%2e%2e/x/resolve/main/secret.txt")).startsWith("404");
    }

    private String code(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        return answer.statusCode()
                + " "
                + answer.headers().firstValue("x-error-code").orElse("without a code");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + path))
                .header("Authorization", "Bearer hf_token");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
