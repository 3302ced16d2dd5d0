package dev.slipway.provider.huggingface;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.slipway.provider.huggingface.Answers.PINNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.HubException;
import dev.slipway.provider.WeightsHub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class HubStreamTest {
    private static final String FILE = "/acme/tiny/resolve/" + Answers.COMMIT + "/w.safetensors";

    @HubStandIn.Hub WireMockServer hub;
    @Inject WeightsHub weights;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void answer() {
        hub.resetAll();
        breakers.resetAll();
        hub.stubFor(
                get(FILE)
                        .withHeader("Range", equalTo("bytes=2-5"))
                        .willReturn(
                                Answers.bytes(206, "2345".getBytes(StandardCharsets.US_ASCII))
                                        .withHeader("Content-Range", "bytes 2-5/10")));
    }

    @Test
    void stream_ofAPart_isHandedOver() {
        assertThat(stream(HubStreamTest::text)).isEqualTo("2345");
    }

    @Test
    void stream_rangeIgnored_isCutFromTheWhole() {
        hub.resetAll();
        byte[] ten = "0123456789".getBytes(StandardCharsets.US_ASCII);
        hub.stubFor(get(FILE).willReturn(Answers.bytes(200, ten)));

        assertThat(stream(HubStreamTest::text)).isEqualTo("2345");
    }

    @Test
    void stream_ofAnotherPart_isNoAnswerWhateverTheReaderSays() {
        hub.resetAll();
        hub.stubFor(
                get(FILE)
                        .willReturn(
                                Answers.bytes(206, new byte[4])
                                        .withHeader("Content-Range", "bytes 0-3/10")));

        assertThatThrownBy(() -> stream(in -> refuse())).isInstanceOf(HubException.class);
    }

    @Test
    void stream_refusedByItsReader_isNotAskedForAgain() {
        assertThatThrownBy(() -> stream(in -> refuse()))
                .isInstanceOf(IllegalArgumentException.class);
        hub.verify(1, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void stream_brokenOff_isReadAnewFromTheBeginning() {
        AtomicInteger reading = new AtomicInteger();

        String read =
                stream(
                        in -> {
                            String text = text(in);
                            if (reading.incrementAndGet() == 1) {
                                throw new UncheckedIOException(new IOException("reset"));
                            }
                            return text;
                        });

        assertThat(read).isEqualTo("2345");
        hub.verify(2, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void stream_beyondTheEnd_isEmpty() {
        hub.resetAll();
        hub.stubFor(get(FILE).willReturn(Answers.bytes(416, new byte[0])));

        assertThat(stream(HubStreamTest::text)).isEmpty();
    }

    private String stream(Function<InputStream, String> reader) {
        return weights.stream(PINNED, "w.safetensors", 2, 4, reader);
    }

    private static String refuse() {
        throw new IllegalArgumentException("not what it should be");
    }

    private static String text(InputStream in) {
        // Closed, as parsers do.
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
