package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Together's documentation of {@code image_loras} lets a LoRA be fetched from. */
class ImageLoraAddressTest {
    private static final String FILE = "%s/resolve/main/%s";
    private static final String WEIGHTS = "pytorch_lora_weights.safetensors";

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/acme/flux-style-lora, 200",
        "http://127.0.0.1:1/acme/flux-style-lora, 200",
        "https://huggingface.co/nobody/flux-style-lora, 400"
    })
    void generate_fileOfARepository_isFetched(String repository, int status, @TempDir Path folder) {
        try (RunningSandbox sandbox = new RunningSandbox(folder, ExampleHub.FOLDER)) {
            assertThat(generate(sandbox, FILE.formatted(repository, WEIGHTS)).status())
                    .isEqualTo(status);
        }
    }

    @Test
    void generate_fileThatIsNotThere_isTheRequestsFault(@TempDir Path folder) {
        try (RunningSandbox sandbox = new RunningSandbox(folder, ExampleHub.FOLDER)) {
            String path =
                    FILE.formatted(
                            "https://huggingface.co/acme/flux-style-lora", "other.safetensors");
            assertThat(generate(sandbox, path).error()).contains("HTTP 404");
        }
    }

    @Test
    void generate_privateRepository_isNotFetched(@TempDir Path folder) throws IOException {
        Path hub = folder.resolve("hub");
        Files.createDirectories(hub.resolve("acme/secret"));
        Files.writeString(hub.resolve("acme/secret").resolve(WEIGHTS), "x");
        Files.writeString(hub.resolve("acme/secret.hub.json"), "{\"private\": true}");
        try (RunningSandbox sandbox = new RunningSandbox(folder, hub)) {
            String path = FILE.formatted("https://huggingface.co/acme/secret", WEIGHTS);
            assertThat(generate(sandbox, path).error()).contains("HTTP 401");
        }
    }

    private static RunningSandbox.Answer generate(RunningSandbox sandbox, String path) {
        return sandbox.post(
                "/v1/images/generations",
                "{'model':'black-forest-labs/FLUX.1-dev-lora','prompt':'a cat','width':64,'height':64,'image_loras':[{'path':'%s','scale':1}]}"
                        .formatted(path));
    }
}
