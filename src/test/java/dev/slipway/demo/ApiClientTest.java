package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.demo.Answering.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {
    @Test
    void upload_file_isAMultipartFormWithPurpose(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("train.jsonl");
        Files.writeString(file, "{\"a\": 1}\n");
        try (Answering server = new Answering(asked -> new Answer(201, "{\"id\": \"file_1\"}"))) {
            assertThat(server.client().upload("/files", file, "eval").path("id").asText())
                    .isEqualTo("file_1");
            Answering.Asked asked = server.asked().getFirst();
            String boundary = asked.contentType().replace("multipart/form-data; boundary=", "");
            assertThat(asked.key()).isEqualTo("Bearer a-key");
            assertThat(asked.body())
                    .startsWith("--" + boundary + "\r\n")
                    .contains("name=\"purpose\"\r\n\r\neval\r\n--" + boundary)
                    .contains("name=\"file\"; filename=\"train.jsonl\"")
                    .endsWith("\r\n\r\n{\"a\": 1}\n\r\n--" + boundary + "--\r\n");
        }
    }

    @Test
    void post_problem_isToldWithDetailFieldsAndFix() throws IOException {
        String problem =
                """
                {"type": "urn:slipway:problem:dataset_invalid", "status": 400, "detail": "2 lines are broken.",
                 "fix": "Mend them.", "errors": [{"field": "line 3: messages", "message": "is missing"}]}""";
        try (Answering server = new Answering(asked -> new Answer(400, problem))) {
            assertThatThrownBy(() -> server.client().post("/api/v1/files", Json.object()))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("POST /api/v1/files was refused with 400")
                    .hasMessageContaining("2 lines are broken.")
                    .hasMessageContaining("line 3: messages: is missing")
                    .hasMessageContaining("Mend them.");
        }
    }

    @Test
    void post_errorOfTheGateway_isTold() throws IOException {
        String error = "{\"error\": {\"message\": \"The model does not exist.\", \"code\": \"x\"}}";
        try (Answering server = new Answering(asked -> new Answer(404, error))) {
            assertThatThrownBy(() -> server.client().post("/v1/chat/completions", Json.object()))
                    .hasMessageContaining("404")
                    .hasMessageContaining("The model does not exist.");
        }
    }

    @Test
    void get_notJson_isAnErrorThatSaysSo() throws IOException {
        try (Answering server = new Answering(asked -> new Answer(200, "<html>"))) {
            assertThatThrownBy(() -> server.client().get("/x"))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining("GET /x: Not JSON");
        }
    }

    @Test
    void status_nobodyAnswers_isZero() throws IOException {
        Answering server = new Answering(asked -> new Answer(503, "{}"));
        ApiClient client = server.client();
        assertThat(client.status("/q/health/ready")).isEqualTo(503);
        server.close();
        assertThat(client.status("/q/health/ready")).isZero();
    }
}
