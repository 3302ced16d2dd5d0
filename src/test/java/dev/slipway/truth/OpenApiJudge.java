package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.truth.Exchange.Body;
import dev.slipway.truth.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds V1 exchanges against Together's OpenAPI document: request and answer, and strictly. */
final class OpenApiJudge {
    private static final String ANSWER_PATH = "/v1";

    private final OpenApiDocument document;
    private final Schemas schemas;

    OpenApiJudge(OpenApiDocument document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    List<Violation> judge(Exchange exchange) {
        String path = exchange.path().substring(ANSWER_PATH.length());
        Optional<Operation> operation = document.operation(exchange.method(), path);
        if (operation.isEmpty()) {
            String name = exchange.method() + " " + path;
            return List.of(new Violation("path", name, "request", "", "no such operation"));
        }
        List<Violation> found = new ArrayList<>(request(operation.get(), exchange));
        found.addAll(answer(operation.get(), exchange));
        return found;
    }

    private List<Violation> request(Operation operation, Exchange exchange) {
        Verdict verdict = new Verdict(operation.name(), "request");
        JsonNode parameters = operation.node().path("parameters");
        Query.of(exchange.query())
                .forEach((name, value) -> query(verdict, parameters, name, value));
        JsonNode declared = operation.node().path("requestBody");
        Body body = exchange.request();
        if (body.text().isEmpty()) {
            if (declared.path("required").asBoolean()) {
                verdict.add("body", "", "the request has no body");
            }
            return verdict.found();
        }
        Optional<JsonNode> content = content(declared.path("content"), body);
        if (content.isEmpty()) {
            verdict.add("body", "", "no body of type " + body.type() + " is declared");
            return verdict.found();
        }
        boolean form = body.is("multipart/form-data");
        schemas.check(content.get(), form ? Multipart.fields(body) : body.json(), verdict);
        return verdict.found();
    }

    private void query(Verdict verdict, JsonNode parameters, String name, String value) {
        for (JsonNode parameter : parameters) {
            JsonNode known = document.resolved(parameter);
            if (known.path("in").asText().equals("query")
                    && known.path("name").asText().equals(name)) {
                schemas.checkText(known.path("schema"), value, verdict, "?" + name);
                return;
            }
        }
        verdict.add("query", "?" + name, "the query parameter is not declared");
    }

    private List<Violation> answer(Operation operation, Exchange exchange) {
        Verdict verdict = new Verdict(operation.name(), String.valueOf(exchange.status()));
        JsonNode responses = operation.node().path("responses");
        JsonNode declared = responses.path(verdict.place());
        if (declared.isMissingNode()) {
            verdict.add("status", "", "the status is not declared: " + exchange.answer().text());
            return verdict.found();
        }
        Body body = exchange.answer();
        JsonNode contents = document.resolved(declared).path("content");
        if (contents.isEmpty() && body.text().isBlank()) {
            return verdict.found();
        }
        Optional<JsonNode> content = content(contents, body);
        if (content.isEmpty()) {
            verdict.add("body", "", "no answer of type " + body.type() + " is declared");
        } else if (body.is("text/event-stream")) {
            Query.events(body.text()).forEach(e -> schemas.check(content.get(), e, verdict));
        } else if (body.is("application/json")) {
            schemas.check(content.get(), body.json(), verdict);
        }
        return verdict.found();
    }

    private static Optional<JsonNode> content(JsonNode contents, Body body) {
        return contents.properties().stream()
                .filter(entry -> body.is(entry.getKey()))
                .map(entry -> entry.getValue().path("schema"))
                .findFirst();
    }
}
