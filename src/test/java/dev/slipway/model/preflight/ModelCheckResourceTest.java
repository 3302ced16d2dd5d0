package dev.slipway.model.preflight;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.huggingface.HubStandIn;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CheckProfile.class)
@QuarkusTestResource(Postgres.class)
class ModelCheckResourceTest {
    private static final String PATH = "/api/v1/models/check";
    private static final String TOKEN = "hf_storedTokenOfTests0abcd";
    private static final String HUB = "/api/models/acme/tiny";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @HubStandIn.Hub WireMockServer hub;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        hub.resetAll();
        breakers.resetAll();
    }

    @Test
    void check_repositoryInReach_answersTheReport() {
        Api.post("/api/v1/secrets", Map.of("name", "hub", "value", TOKEN)).statusCode(201);
        repository();

        Api.post(PATH, Map.of("repository", "hf.co/acme/tiny", "tokenRef", "hub"))
                .statusCode(200)
                .body("verdict", equalTo("FAIL"))
                .body("commit", equalTo(COMMIT))
                .body("kind", equalTo("ADAPTER"))
                .body("rulesVersion", equalTo(Preflight.RULES_VERSION))
                .body("checks.find { it.code == 'PICKLE_ONLY' }.fix", containsString("PeftModel"))
                .body(not(containsString(TOKEN)));
    }

    @Test
    void check_repositoryOutOfReach_is200WithTheReason() {
        hub.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(401)));

        Api.post(PATH, Map.of("repository", "acme/tiny"))
                .statusCode(200)
                .body("verdict", equalTo("FAIL"))
                .body("checks[-1].code", equalTo("HF_REPO_UNREACHABLE"))
                .body("checks[-1].fix", containsString("token"));
    }

    @Test
    void check_hubDown_is502() {
        hub.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));

        Api.post(PATH, Map.of("repository", "acme/tiny"))
                .statusCode(502)
                .body("code", equalTo("hf_unavailable"));
    }

    @Test
    void check_tokenInPlaceOfItsName_isRefusedAndNotRepeated() {
        Api.post(PATH, Map.of("repository", "acme/tiny", "tokenRef", TOKEN))
                .statusCode(400)
                .body("errors[0].field", equalTo("tokenRef"))
                .body("detail", containsString("/api/v1/secrets"))
                .body(not(containsString(TOKEN)));
    }

    @Test
    void check_unknownSecretOrKind_isRefused() {
        Api.post(PATH, Map.of("repository", "acme/tiny", "tokenRef", "nobody")).statusCode(404);
        Api.post(PATH, Map.of("repository", "acme/tiny", "kind", "gguf"))
                .statusCode(400)
                .body("detail", containsString("IMAGE_LORA"));
        Api.post(PATH, Map.of("repository", "../../etc")).statusCode(400);
    }

    private void repository() {
        hub.stubFor(
                get("/api/whoami-v2")
                        .withHeader(
                                "Authorization",
                                com.github.tomakehurst.wiremock.client.WireMock.equalTo(
                                        "Bearer " + TOKEN))
                        .willReturn(okJson("{\"name\":\"ann\"}")));
        hub.stubFor(
                get(urlPathEqualTo(HUB + "/revision/main"))
                        .willReturn(
                                okJson("{\"id\":\"acme/tiny\",\"sha\":\"%s\"}".formatted(COMMIT))));
        hub.stubFor(get(HUB + "/auth-check").willReturn(aResponse()));
        hub.stubFor(
                get(urlPathEqualTo(HUB + "/tree/" + COMMIT))
                        .willReturn(
                                okJson(
                                        """
                                        [{"type":"file","path":"adapter_config.json","size":90},
                                         {"type":"file","path":"adapter_model.bin","size":9}]""")));
        hub.stubFor(
                get("/acme/tiny/resolve/" + COMMIT + "/adapter_config.json")
                        .willReturn(
                                okJson("{\"peft_type\":\"LORA\",\"target_modules\":[\"q_proj\"]}")
                                        .withHeader("X-Repo-Commit", COMMIT)));
    }
}
