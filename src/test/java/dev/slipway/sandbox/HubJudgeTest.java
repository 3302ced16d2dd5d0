package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.NodeSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Hub's own client, which knows nothing of us, uses the sandbox's Hub. */
class HubJudgeTest {
    private static final Path SUITE = Path.of("src/test/node/hub");
    private static final String CONFIG =
            "{\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\",\"hidden_size\":16}";
    private static final String CARD =
            "---\nlicense: apache-2.0\nlibrary_name: transformers\npipeline_tag: text-generation\n---\n";
    private static final byte[] WEIGHTS =
            new Safetensors()
                    .tensor("model.embed_tokens.weight", 16, 16)
                    .tensor("model.norm.weight", 16)
                    .bytes();

    @TempDir Path folder;

    @Test
    void client_ofTheHub_agreesWithTheSandbox() throws IOException {
        repositories(folder.resolve("hub"));
        try (RunningSandbox sandbox = new RunningSandbox(folder, folder.resolve("hub"))) {
            String output =
                    NodeSuite.in("hub")
                            .env("HF_ENDPOINT", sandbox.uri("").toString())
                            .env("WEIGHTS_SIZE", String.valueOf(WEIGHTS.length))
                            .run();

            assertThat(output).containsPattern("pass 2[0-9]").contains("fail 0");
            // Tokens stay with the Hub, whoever follows its redirects.
            assertThat(sandbox.get("/sandbox/hub/cdn").at("/withAuthorization").asInt()).isZero();
        }
    }

    @Test
    void lock_ofTheSuite_namesNoRegistry() throws IOException {
        assertThat(Files.readString(SUITE.resolve("package-lock.json")))
                .doesNotContain("\"resolved\"")
                .doesNotContain("http");
    }

    private static void repositories(Path hub) throws IOException {
        model(hub, "public");
        write(hub, "acme/public/README.md", CARD);
        write(hub, "acme/public/docs/deep/note.txt", "hello\n");
        model(hub, "gated");
        write(
                hub,
                "acme/gated.hub.json",
                "{\"gated\":\"manual\",\"tokens\":[\"hf_reader_of_the_tests\"]}");
        model(hub, "private");
        write(
                hub,
                "acme/private.hub.json",
                "{\"private\":true,\"tokens\":[\"hf_reader_of_the_tests\"]}");
        write(hub, "acme/old-name.hub.json", "{\"renamedTo\":\"acme/public\"}");
        model(hub, "closed");
        write(hub, "acme/closed.hub.json", "{\"disabled\":true}");
        shards(hub);
        model(hub, "spoilt");
        byte[] spoilt = WEIGHTS.clone();
        Arrays.fill(spoilt, 4, 8, (byte) 0x7f);
        Files.write(hub.resolve("acme/spoilt/model.safetensors"), spoilt);
        for (int i = 0; i < 1050; i++) {
            String place = i < 120 ? "first/" : "second/";
            write(hub, "acme/many/%s%04d.txt".formatted(place, i), String.valueOf(i));
        }
    }

    private static void model(Path hub, String name) throws IOException {
        write(hub, "acme/" + name + "/config.json", CONFIG);
        Files.write(hub.resolve("acme/" + name + "/model.safetensors"), WEIGHTS);
    }

    private static void shards(Path hub) throws IOException {
        write(hub, "acme/shards/config.json", CONFIG);
        write(
                hub,
                "acme/shards/model.safetensors.index.json",
                "{\"metadata\":{\"total_size\":192},\"weight_map\":{"
                        + "\"a\":\"model-00001-of-00002.safetensors\","
                        + "\"b\":\"model-00002-of-00002.safetensors\"}}");
        Path folder = hub.resolve("acme/shards");
        Files.write(
                folder.resolve("model-00001-of-00002.safetensors"),
                new Safetensors().tensor("a", 4, 16).bytes());
        Files.write(
                folder.resolve("model-00002-of-00002.safetensors"),
                new Safetensors().tensor("b", 2, 16).bytes());
    }

    private static void write(Path hub, String path, String content) throws IOException {
        Path file = hub.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
