package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.hub.MachinesGit;
import dev.slipway.sandbox.web.Digests;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone as {@code git clone} leaves it: an origin with two commits, a branch and a tag. */
class HubCloneTest {
    private static final String MODEL = "/api/models/acme/tiny";
    private static final String WEIGHTS = "0123456789";
    private static final String OID = Digests.sha256(WEIGHTS);

    @TempDir Path folder;
    private Path clone;
    private RevCommit first;
    private RevCommit second;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        MachinesGit.ignore();
        Path origin = folder.resolve("origin");
        try (Git git = Git.init().setDirectory(origin.toFile()).setInitialBranch("main").call()) {
            Files.writeString(origin.resolve("config.json"), "{\"v\":1}");
            Files.writeString(origin.resolve("model.safetensors"), pointer());
            first = commit(git, "First");
            git.tag().setName("v1").setMessage("one").setSigned(false).call();
            git.branchCreate().setName("next").call();
            Files.writeString(origin.resolve("config.json"), "{\"v\":2}");
            second = commit(git, "Second");
        }
        clone = folder.resolve("hub/acme/tiny");
        Git.cloneRepository()
                .setURI(origin.toUri().toString())
                .setDirectory(clone.toFile())
                .call()
                .close();
        sandbox = new RunningSandbox(folder, folder.resolve("hub"));
    }

    private static String pointer() {
        return "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
                .formatted(OID, WEIGHTS.length());
    }

    private static RevCommit commit(Git git, String message) throws Exception {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void metadata_commitIsThatOfGit() {
        JsonNode model = sandbox.hub(MODEL, null).json();
        assertThat(model.path("sha").asText()).isEqualTo(second.name());
        assertThat(model.path("siblings").findValuesAsText("rfilename"))
                .containsExactly("config.json", "model.safetensors");
        assertThat(model.path("lastModified").asText())
                .startsWith(
                        second.getCommitterIdent().getWhenAsInstant().toString().substring(0, 19));
    }

    @Test
    void refs_areThoseOfTheOriginToo() {
        JsonNode refs = sandbox.hub(MODEL + "/refs", null).json();
        assertThat(refs.path("branches").findValuesAsText("name")).containsExactly("main", "next");
        assertThat(refs.at("/branches/0/targetCommit").asText()).isEqualTo(second.name());
        assertThat(refs.at("/branches/1/targetCommit").asText()).isEqualTo(first.name());
        assertThat(refs.at("/tags/0/ref").asText()).isEqualTo("refs/tags/v1");
        assertThat(refs.at("/tags/0/targetCommit").asText()).isEqualTo(first.name());
    }

    @Test
    void resolve_otherCommits_areReadFromGit() {
        for (String revision : List.of("v1", "next", first.name())) {
            assertThat(config(revision)).isEqualTo("{\"v\":1}");
        }
        assertThat(config("main")).isEqualTo("{\"v\":2}");
        assertThat(sandbox.hub(MODEL + "/revision/main~1", null).refusal())
                .isEqualTo("404 RevisionNotFound");
    }

    private String config(String revision) {
        var sent = sandbox.hub("/acme/tiny/resolve/" + revision + "/config.json", null);
        return sandbox.hub(sent.header("location"), null).text();
    }

    @Test
    void resolve_fileChangedBesideGit_isServedAsCommitted() throws Exception {
        Files.writeString(clone.resolve("config.json"), "{\"v\":3}");
        assertThat(config("main")).isEqualTo("{\"v\":2}");
    }

    @Test
    void gitFolder_isNeverServed() {
        assertThat(sandbox.hub("/acme/tiny/resolve/main/.git/config", "x").status()).isEqualTo(404);
    }

    @Test
    void tree_pointerWithoutItsObject_hasTheRealSizeAndCannotBeRead() {
        JsonNode tree = sandbox.hub(MODEL + "/tree/main", null).json();
        assertThat(tree.at("/1/size").asInt()).isEqualTo(WEIGHTS.length());
        assertThat(tree.at("/1/lfs/oid").asText()).isEqualTo(OID);
        assertThat(tree.at("/1/lfs/pointerSize").asInt())
                .isEqualTo(pointer().getBytes(StandardCharsets.UTF_8).length);
        var answer = sandbox.hub("/acme/tiny/resolve/main/model.safetensors", null);
        assertThat(answer.refusal()).isEqualTo("404 EntryNotFound");
        assertThat(answer.at("/error").asText()).contains("git lfs pull");
    }

    @Test
    void resolve_objectInLargeFileStorage_isServed() throws Exception {
        Path objects = clone.resolve(".git/lfs/objects");
        Path object =
                objects.resolve(OID.substring(0, 2)).resolve(OID.substring(2, 4)).resolve(OID);
        Files.createDirectories(object.getParent());
        Files.writeString(object, WEIGHTS);
        assertThat(weights()).isEqualTo(WEIGHTS);
    }

    @Test
    void resolve_fileCheckedOutOverItsPointer_isServedOnlyWhenItIsThatOne() throws Exception {
        Files.writeString(clone.resolve("model.safetensors"), "9876543210");
        assertThat(sandbox.hub("/acme/tiny/resolve/main/model.safetensors", null).status())
                .isEqualTo(404);
        Files.delete(clone.resolve("model.safetensors"));
        Files.writeString(clone.resolve("model.safetensors"), WEIGHTS);
        Files.setLastModifiedTime(clone.resolve("model.safetensors"), FileTime.fromMillis(1));
        assertThat(weights()).isEqualTo(WEIGHTS);
    }

    private String weights() {
        var sent = sandbox.hub("/acme/tiny/resolve/v1/model.safetensors", null);
        assertThat(sent.header("x-linked-etag")).isEqualTo('"' + OID + '"');
        return sandbox.send(HttpRequest.newBuilder(URI.create(sent.header("location"))).build())
                .text();
    }

    @Test
    void tree_expanded_tellsWhichCommitChangedAFileLast() {
        JsonNode tree = sandbox.hub(MODEL + "/tree/main?expand=true", null).json();
        assertThat(tree.at("/0/lastCommit/title").asText()).isEqualTo("Second");
        assertThat(tree.at("/1/lastCommit/title").asText()).isEqualTo("First");
    }
}
