package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source's token and signature reach Together, and nobody else. */
@QuarkusTest
@TestProfile(AdapterProfile.class)
class UploadSecretsTest {
    private static final WeightsSource SOURCE =
            new WeightsSource(
                    "https://bucket.example/weights.tar.gz?X-Sig=s3cret&X-Id=k", "hub-0pen-sesame");

    @StandIn.Together WireMockServer together;
    @Inject ModelRegistry registry;
    @Inject UploadHost uploads;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void forget() {
        together.resetAll();
        breakers.resetAll();
        together.stubFor(get("/v1/whoami").willReturn(Recorded.answer("whoami.json")));
    }

    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                Recorded.answer(400, "error-repeats-secrets.json"),
                Recorded.answer(500, "error-repeats-secrets.json"),
                aResponse().withStatus(400).withBody("bad: token=hub-0pen-sesame"),
                aResponse().withStatus(200).withBody("X-Sig=s3cret, hub-0pen-sesame"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void upload_failing_leaksNeitherTokenNorSignature(ResponseDefinitionBuilder failure) {
        together.stubFor(post(urlPathMatching(".*(models|uploads)")).willReturn(failure));
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = keeping(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            Logger.getLogger("probe").warning("heard");
            assertClean(
                    catchThrowableOfType(
                            ProviderException.class, () -> registry.upload("ml_55", SOURCE)));
            assertClean(
                    catchThrowableOfType(
                            ProviderException.class,
                            () ->
                                    uploads.upload(
                                            new UploadRequest(
                                                    "bot", SOURCE, "model", null, null))));
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).contains("heard");
        assertThat(String.join("\n", logged)).doesNotContain("s3cret", "0pen-sesame");
    }

    private static void assertClean(ProviderException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace + failure.hint()).doesNotContain("s3cret", "0pen-sesame", "abcDEF123");
    }

    private static Handler keeping(List<String> lines) {
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(line.getMessage());
                        lines.add(String.valueOf(line.getThrown()));
                        lines.addAll(
                                Stream.of(
                                                line.getParameters() == null
                                                        ? new Object[0]
                                                        : line.getParameters())
                                        .map(String::valueOf)
                                        .toList());
                    }

                    @Override
                    public void flush() {
                        // nothing is buffered
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
