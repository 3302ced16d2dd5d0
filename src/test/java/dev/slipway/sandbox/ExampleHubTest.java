package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleHubTest {
    private static final int MOST_BYTES = 1_000_000;

    @Test
    void files_generatedAgain_areThoseCommitted() throws IOException {
        for (var file : ExampleHub.files().entrySet()) {
            assertThat(Files.readAllBytes(ExampleHub.FOLDER.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
        try (Stream<Path> all = Files.walk(ExampleHub.FOLDER)) {
            assertThat(all.filter(Files::isRegularFile).mapToLong(ExampleHubTest::size).sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 2 of the walk-through must not be worse than its version 1. */
    @ParameterizedTest
    @CsvSource({"adapter, support-intents-lora", "model, support-intents-full"})
    void suite_uploadedExample_scoresAtLeastAsTheFineTune(
            String type, String repository, @TempDir Path folder) throws IOException {
        try (RunningSandbox sandbox = new RunningSandbox(folder, ExampleHub.FOLDER)) {
            String file =
                    sandbox.upload("train.jsonl", Files.readString(Path.of("examples/train.jsonl")))
                            .at("/id")
                            .asText();
            String job =
                    sandbox.post("/v1/fine-tunes", RunningSandbox.job(file)).at("/id").asText();
            String uploaded = sandbox.record("intents", type);
            sandbox.upload(uploaded, "https://huggingface.co/acme/" + repository, null);
            sandbox.advance("PT1H");
            String tuned = sandbox.get("/v1/fine-tunes/" + job).at("/model_object_id").asText();
            sandbox.serve("tuned", tuned);
            sandbox.serve("uploaded", uploaded);
            sandbox.advance("PT1H");
            long score = score(sandbox, "uploaded");
            assertThat(score).isGreaterThanOrEqualTo(score(sandbox, "tuned")).isGreaterThan(55);
        }
    }

    private static long score(RunningSandbox sandbox, String endpoint) throws IOException {
        List<String> suite = Files.readAllLines(Path.of("examples/suite.jsonl"));
        long right = 0;
        for (String line : suite) {
            JsonNode sample = new ObjectMapper().readTree(line);
            String question = sample.at("/messages/1/content").asText();
            String answer = sandbox.ask("sandbox-project/" + endpoint, question);
            right += answer.equals(sample.path("expected").asText()) ? 1 : 0;
        }
        return right;
    }
}
