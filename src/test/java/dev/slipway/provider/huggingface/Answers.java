package dev.slipway.provider.huggingface;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;

/** Answers as the Hub gives them, and the repository that tests ask for. */
final class Answers {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String OTHER_COMMIT = "f".repeat(40);
    static final HubSource PINNED = new HubSource("acme/tiny", COMMIT, null);
    static final HubSource MAIN = new HubSource("acme/tiny", "main", null);
    static final HubToken OTHER_TOKEN = HubToken.of("hf_anotherTokenOfTests0wxyz");

    private Answers() {}

    static ResponseDefinitionBuilder model() {
        return aResponse().withBody("{\"id\":\"acme/tiny\",\"sha\":\"%s\"}".formatted(COMMIT));
    }

    static ResponseDefinitionBuilder bytes(int status, byte[] body) {
        return aResponse().withStatus(status).withHeader("X-Repo-Commit", COMMIT).withBody(body);
    }

    static ResponseDefinitionBuilder redirect(int status, String location) {
        return aResponse()
                .withStatus(status)
                .withHeader("X-Repo-Commit", COMMIT)
                .withHeader("Location", location);
    }
}
