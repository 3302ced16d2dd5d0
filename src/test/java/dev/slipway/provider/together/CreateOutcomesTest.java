package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RequestBudget;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each answer to each create says about the thing that was asked for: one table for all. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class CreateOutcomesTest {
    @StandIn.Together WireMockServer together;

    /** Lets everything pass: the real one would still hold back what follows a 429. */
    @InjectMock RequestBudget budget;

    @Inject Creates creates;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    @AfterEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.provider.together.Creates#names")
    void create_anyAnswer_isSortedAlike(String name) {
        Creates.Create create = creates.of(name);
        SoftAssertions all = new SoftAssertions();
        answers(name)
                .forEach(
                        (what, answer) -> {
                            forget();
                            together.stubFor(
                                    get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
                            together.stubFor(
                                    post(urlPathEqualTo(create.path())).willReturn(answer.how()));
                            ProviderException failed =
                                    catchThrowableOfType(
                                            ProviderException.class, () -> create.send().run());
                            all.assertThat(failed).as(what).isNotNull();
                            if (failed != null) {
                                all.assertThat(failed.outcome()).as(what).isEqualTo(answer.means());
                            }
                            together.verify(1, postRequestedFor(urlEqualTo(create.path())));
                        });
        all.assertAll();
    }

    private record Answer(ResponseDefinitionBuilder how, Outcome means) {}

    private static Map<String, Answer> answers(String name) {
        Map<String, Answer> all = new LinkedHashMap<>();
        Map<Integer, Outcome> byStatus = new LinkedHashMap<>();
        for (int refused : new int[] {400, 401, 402, 403, 404, 413, 422}) {
            byStatus.put(refused, Outcome.REFUSED);
        }
        byStatus.put(429, Outcome.NOT_SENT);
        for (int unknown : new int[] {302, 408, 409, 425, 500, 502, 503, 504, 524}) {
            byStatus.put(unknown, Outcome.UNKNOWN);
        }
        byStatus.forEach(
                (status, means) -> all.put("HTTP " + status, new Answer(said(status), means)));
        all.put(
                "400 already exists",
                new Answer(
                        aResponse()
                                .withStatus(400)
                                .withBody("{\"error\":\"Model name already exists\"}"),
                        Outcome.UNKNOWN));
        all.put(
                "a proxy's page",
                new Answer(
                        aResponse().withStatus(403).withBody("<html><body>no</body></html>"),
                        Outcome.UNKNOWN));
        all.put(
                "200 with a page",
                new Answer(aResponse().withStatus(200).withBody("<html></html>"), Outcome.UNKNOWN));
        all.put(
                "200 cut short",
                new Answer(aResponse().withStatus(200).withBody("{\"id\":"), Outcome.UNKNOWN));
        if (!name.equals("TogetherAdapters#attach")) {
            // An adapter goes by the id that it was attached by, said or not.
            all.put(
                    "200 with nothing",
                    new Answer(aResponse().withStatus(200).withBody("{}"), Outcome.UNKNOWN));
        }
        all.put(
                "a reset",
                new Answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Outcome.UNKNOWN));
        return all;
    }

    private static ResponseDefinitionBuilder said(int status) {
        return aResponse().withStatus(status).withBody("{\"error\":\"so it is\"}");
    }
}
