package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTest {
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
    void upload_validFile_isProcessedWithAReport() {
        JsonNode file = sandbox.upload("train.jsonl", Intents.TRAIN).json();
        assertThat(file.path("processing_status").asText()).isEqualTo("PENDING");
        assertThat(file.path("Processed").asBoolean()).isFalse();
        assertThat(file.path("FileType").asText()).isEqualTo("jsonl");
        sandbox.advance("PT10S");
        JsonNode later = sandbox.get("/v1/files/" + file.path("id").asText()).json();
        assertThat(later.path("processing_status").asText()).isEqualTo("COMPLETED");
        assertThat(later.path("LineCount").asInt()).isEqualTo(Intents.train().size());
        assertThat(later.at("/validation_report/dataset_format").asText())
                .isEqualTo("CONVERSATION");
    }

    @Test
    void upload_invalidFile_endsInvalidFormatWithTheLine() {
        String bad = Intents.TRAIN + "{\"messages\":[]}\n";
        String id = sandbox.upload("train.jsonl", bad).at("/id").asText();
        sandbox.advance("PT10S");
        JsonNode file = sandbox.get("/v1/files/" + id).json();
        assertThat(file.path("processing_status").asText()).isEqualTo("INVALID_FORMAT");
        assertThat(file.at("/validation_report/error").asText())
                .contains("line " + (Intents.train().size() + 1));
    }

    @Test
    void upload_sameContent_returnsTheExistingFile() {
        String first = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        assertThat(sandbox.upload("b.jsonl", Intents.TRAIN).at("/id").asText()).isEqualTo(first);
        assertThat(sandbox.ledgerOf("file.upload")).hasSize(1);
        assertThat(sandbox.get("/v1/files/" + first + "/content").text()).isEqualTo(Intents.TRAIN);
    }

    @Test
    void delete_file_isGoneAndComesBackAsANewOne() {
        String first = sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText();
        assertThat(sandbox.delete("/v1/files/" + first).at("/deleted").asBoolean()).isTrue();
        assertThat(sandbox.get("/v1/files/" + first).status()).isEqualTo(404);
        assertThat(sandbox.upload("a.jsonl", Intents.TRAIN).at("/id").asText()).isNotEqualTo(first);
    }
}
