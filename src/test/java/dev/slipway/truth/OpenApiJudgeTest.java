package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.truth.Exchange.Body;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiJudgeTest {
    private static final String DOCUMENT =
            """
            openapi: 3.1.0
            components:
              schemas:
                Thing:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string}
                    note: {type: string, nullable: true}
                    state: {type: string, enum: ["on", "off"]}
                    kind:
                      oneOf:
                        - {type: object, required: [a], properties: {a: {type: integer}}}
                        - {type: object, required: [b], properties: {b: {type: integer}}}
                    free: {type: object}
            paths:
              /things/{id}:
                get:
                  parameters:
                    - {in: query, name: limit, schema: {type: integer}}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}
              /things:
                post:
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema: {type: object, required: [name], properties: {name: {type: string}}}
                  responses:
                    "200":
                      content:
                        text/event-stream:
                          schema:
                            type: object
                            properties: {data: {type: string, enum: ["[DONE]"]}}
            """;

    private OpenApiJudge judge;

    @BeforeEach
    void read() throws IOException {
        judge = new OpenApiJudge(OpenApiDocument.of(DOCUMENT));
    }

    private List<String> got(String path, String query, int status, String answer) {
        Body empty = new Body("", "");
        Body body = new Body("application/json", answer);
        return told(new Exchange("GET", path, query, empty, status, body));
    }

    private List<String> told(Exchange exchange) {
        return judge.judge(exchange).stream().map(v -> v.rule() + " " + v.pointer()).toList();
    }

    @Test
    void judge_whatTheDocumentSays_isFine() {
        String thing =
                "{\"id\":\"1\",\"note\":null,\"state\":\"on\",\"kind\":{\"b\":1},\"free\":{\"x\":1}}";

        assertThat(got("/v1/things/1", "limit=3", 200, "[" + thing + "]")).isEmpty();
    }

    @Test
    void judge_undeclaredNames_areFoundAtAnyDepth() {
        assertThat(got("/v1/things/1", null, 200, "[{\"id\":\"1\",\"more\":1}]"))
                .containsExactly("property /*/more");
        assertThat(got("/v1/things/1", null, 200, "[{\"id\":\"1\",\"kind\":{\"a\":1,\"c\":1}}]"))
                .containsExactly("property /*/kind/c");
        assertThat(got("/v1/things/1", "page=2", 200, "[]")).containsExactly("query ?page");
        assertThat(got("/v1/others", null, 200, "[]")).containsExactly("path ");
        assertThat(got("/v1/things/1", null, 404, "{}")).containsExactly("status ");
    }

    @Test
    void judge_wrongValues_areFound() {
        assertThat(got("/v1/things/1", "limit=many", 200, "[{\"id\":1,\"state\":\"x\"}]"))
                .containsExactlyInAnyOrder("type ?limit", "type /*/id", "enum /*/state");
        assertThat(got("/v1/things/1", null, 200, "[{}]")).containsExactly("required /*");
    }

    @Test
    void judge_formsAndStreams_areReadAsTheDocumentHasThem() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\none\r\n--x--\r\n";
        Body stream = new Body("text/event-stream", "data: [DONE]\n\ndata: {\"a\":1}\n\n");

        Exchange exchange =
                new Exchange(
                        "POST",
                        "/v1/things",
                        null,
                        new Body("multipart/form-data; boundary=x", form.formatted("nom")),
                        200,
                        stream);

        assertThat(told(exchange))
                .contains("required ", "property /nom", "type /data")
                .doesNotContain("body ");
    }
}
