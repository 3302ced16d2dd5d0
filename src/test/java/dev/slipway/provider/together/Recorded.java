package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Answers in the shapes Together sends, kept under {@code together/} in the test resources. */
final class Recorded {
    private Recorded() {}

    static String body(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/together/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(body(name));
        } catch (IOException bad) {
            throw new UncheckedIOException(bad);
        }
    }

    static ResponseDefinitionBuilder answer(String name) {
        return WireMock.okJson(body(name));
    }

    static ResponseDefinitionBuilder answer(int status, String name) {
        return WireMock.jsonResponse(body(name), status);
    }
}
