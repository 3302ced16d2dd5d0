package dev.slipway.provider.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubToken;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"api\";r=0;t=55 | 7  | 56",
                "\"api\";r=9;t=55 | 7  | 7",
                "\"api\";r=0;t=55 |    | 56",
                "                 | 12 | 12",
                "                 | Thu, 01 Jan 2026 00:01:00 GMT | 60",
                "                 | Wed, 31 Dec 2025 00:01:00 GMT | 0",
                "                 | soon | ",
                "nonsense         |    | "
            })
    void wait_byItsHeaders_isInSeconds(String limit, String after, Long seconds) {
        Map<String, String> headers = new java.util.HashMap<>();
        headers.put("RateLimit", limit);
        headers.put("Retry-After", after);
        headers.put("Date", "Thu, 01 Jan 2026 00:00:00 GMT");

        Duration expected = seconds == null ? null : Duration.ofSeconds(seconds);
        assertThat(Waits.of(headers::get)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co, https://cdn.hf.co.evil.example/x, false",
        "https://huggingface.co, http://huggingface.co/x, false",
        "https://huggingface.co, https://huggingface.co/x, true",
        "https://mirror.example, https://MIRROR.example/x, true",
        "https://mirror.example, https://mirror.example:8443/x, true",
        "https://mirror.example, https://other.example/x, false",
        "http://127.0.0.1:9, http://127.0.0.1:10/x, true",
        "http://127.0.0.1:9, http://[::1]:9/x, false",
        "http://127.0.0.1:9, http://localhost:9/x, true"
    })
    void host_isAllowedWhenKnown(URI endpoint, URI address, boolean allowed) {
        assertThat(new HubHosts(endpoint).refusal(address) == null).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co, https://huggingface.co:443/x, true",
        "https://huggingface.co, https://huggingface.co:8443/x, false",
        "https://huggingface.co, https://hf.co/x, false",
        "http://127.0.0.1:9, http://127.0.0.1:10/x, false",
        "http://127.0.0.1:9, https://127.0.0.1:9/x, false"
    })
    void token_goesToTheEndpointOnly(URI endpoint, URI address, boolean hub) {
        assertThat(new HubHosts(endpoint).isHub(address)).isEqualTo(hub);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "192.168.0.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "::1, true",
        "fd00::1, true",
        "::ffff:127.0.0.1, true",
        "100.63.0.1, false",
        "3.5.1.1, false",
        "2606:4700::1, false"
    })
    void privateAddress_isRecognised(String address, boolean isPrivate) throws Exception {
        assertThat(HubHosts.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }

    @Test
    void endpoint_withoutHost_isRefusedAtOnce() {
        URI endpoint = URI.create("huggingface.co");

        assertThatThrownBy(() -> new HubHosts(endpoint)).hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void address_ofANameWithStrangeLetters_staysInItsPlace() {
        HubUrls urls = new HubUrls(URI.create("https://huggingface.co/"));

        assertThat(urls.file("a/b", "refs/pr/1", "x y/ü?#%2e.json"))
                .hasToString(
                        "https://huggingface.co/a/b/resolve/refs%2Fpr%2F1/x%20y/%C3%BC%3F%23%252e.json");
        assertThatThrownBy(() -> urls.file("a/b", "main", "x/../../y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"false, ", "true, true", "\"auto\", auto", "\"manual\", manual", "null, "})
    void model_gatedOfAnyType_isRead(String json, String gated) throws Exception {
        assertThat(model("\"gated\":" + json).access().gated()).isEqualTo(gated);
    }

    @Test
    void model_ofAllFields_isRead() throws Exception {
        HubModel model =
                model(
                        """
                        "private": true, "disabled": false, "library_name": "peft",
                        "lastModified": "2026-01-02T03:04:05.000Z", "tags": ["lora"],
                        "cardData": {"base_model": ["a/b", "c/d"]},
                        "safetensors": {"parameters": {"BF16": 7}, "total": 7},
                        "securityRepoStatus": {"scansDone": true,
                          "filesWithIssues": [{"path": "x.bin", "level": "unsafe"}, "y.pt"]}""");

        assertThat(model.access().isPrivate()).isTrue();
        assertThat(model.lastModified()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(model.card())
                .isEqualTo(new HubModel.Card("peft", List.of("lora"), List.of("a/b", "c/d")));
        assertThat(model.parameters()).containsExactly(Map.entry("BF16", 7L));
        assertThat(model.scan())
                .isEqualTo(
                        new HubModel.Scan(
                                true,
                                List.of(
                                        new HubModel.Issue("x.bin", "unsafe"),
                                        new HubModel.Issue("y.pt", null))));
    }

    @Test
    void model_cardWithOneBase_isAListOfOne() throws Exception {
        assertThat(model("\"cardData\":{\"base_model\":\"a/b\"}").card().baseModels())
                .containsExactly("a/b");
    }

    @Test
    void identity_isKeptForTenMinutes() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Identities identities = new Identities(clock(now));
        AtomicInteger asked = new AtomicInteger();
        Runnable ask =
                () ->
                        identities.of(
                                new HubToken("hf_x"),
                                () ->
                                        new HubIdentity(
                                                "n" + asked.incrementAndGet(), null, null, null));

        ask.run();
        now.set(Instant.EPOCH.plusSeconds(599));
        ask.run();
        assertThat(asked).hasValue(1);
        now.set(Instant.EPOCH.plusSeconds(601));
        ask.run();
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"plain\"} | plain",
                "{\"error\":[\"first\",\"second\"]} | first",
                "{\"errors\":[{\"message\":\"nested\"}]} | nested",
                "{\"error\":\"x\",\"error_description\":\"more\"} | more",
                "{} | no reason given",
                "<html></html> | the answer is not JSON"
            })
    void message_ofAnyShape_isOneLine(String body, String message) {
        assertThat(HubMessage.of(new HubReply(400, name -> null, body.getBytes())))
                .isEqualTo(message);
    }

    private static HubModel model(String fields) throws Exception {
        return HubReadings.model(
                        new ObjectMapper()
                                .readTree(
                                        "{\"id\":\"a/b\",\"sha\":\"%s\",%s}"
                                                .formatted(Answers.COMMIT, fields)))
                .orElseThrow();
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
