package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveUrlTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String PLACE = "https://store.example/m/bot.tar.gz";

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Date=20260501T120000Z&X-Amz-Expires=6000, 2026-05-01T13:40:00Z",
        "X-Amz-Expires=604800&X-Amz-Date=20260501T000000Z&X-Amz-Signature=a, 2026-05-08T00:00:00Z",
        "X-Goog-Date=20260501T110000Z&X-Goog-Expires=10800, 2026-05-01T14:00:00Z",
        "AWSAccessKeyId=a&Expires=1777644000&Signature=b, 2026-05-01T14:00:00Z",
        "sv=2024&se=2026-05-01T14%3A00%3A00Z&sig=x, 2026-05-01T14:00:00Z",
        "se=2026-05-01T14%3A00Z&sig=x, 2026-05-01T14:00:00Z",
        "se=2026-05-02&sig=x, 2026-05-02T00:00:00Z"
    })
    void parse_longEnough_knowsItsEnd(String query, Instant end) {
        assertThat(parse(PLACE + "?" + query).expires()).contains(end);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Date=20260501T120000Z&X-Amz-Expires=5999, 99 minutes",
        "X-Goog-Date=20260501T110000Z&X-Goog-Expires=3660, 1 minutes",
        "Expires=1777636799, expired at 2026-05-01T11:59:59Z",
        "se=2026-05-01T13%3A00%3A00Z, 60 minutes"
    })
    void parse_endsTooSoon_saysHowLongIsNeeded(String query, String left) {
        assertThatThrownBy(() -> parse(PLACE + "?" + query + "&sig=hidden"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(left)
                .hasMessageContaining("100")
                .hasMessageContaining("presign it again")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Expires=6000",
                "X-Amz-Date=yesterday&X-Amz-Expires=6000",
                "X-Amz-Date=20260501T120000Z&X-Amz-Expires=many",
                "X-Amz-Date=20260501T120000Z&X-Amz-Expires=9223372036854775807",
                "Expires=99999999999999999999",
                "Expires=1777644000&Expires=1",
                "se=soon",
                "se=%ZZ"
            })
    void parse_unreadableEnd_isRefused(String query) {
        assertThatThrownBy(() -> parse(PLACE + "?" + query)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://store.example/bot.zip",
                "ftp://store.example/bot.zip",
                "store.example/bot.zip",
                "https:///bot.zip",
                "https://user:word@store.example/bot.zip",
                "https://store.example/bot.zip#x",
                "https://store.example/bot.rar",
                "https://store.example/bot?file=bot.zip",
                "https://store.example/b ot.zip",
                "https://store.example/bot.zip\n",
                ""
            })
    void parse_unusableAddress_isRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(Problem.class);
    }

    @Test
    void parse_plainHttp_onlyWhereAllowed() {
        String url = "http://127.0.0.1:8000/bot.zip";

        assertThat(ArchiveUrl.parse(url, NOW, true).reveal()).isEqualTo(url);
        assertThatThrownBy(() -> ArchiveUrl.parse("ftp://x/bot.zip", NOW, true))
                .isInstanceOf(Problem.class);
    }

    @Test
    void parse_withoutAnyEnd_isTaken() {
        assertThat(parse(PLACE).expires()).isEmpty();
    }

    @Test
    void toString_hasNoQuery() {
        ArchiveUrl url = parse(PLACE + "?Expires=1777644000&sig=hidden");

        assertThat(url).hasToString(PLACE + "?***");
        assertThat(url.reveal()).endsWith("hidden");
    }

    @Test
    void fingerprint_isOfThePlaceAlone() {
        String one = parse(PLACE + "?Expires=1777644000&sig=a").fingerprint();

        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(parse("HTTPS://Store.example/m/bot.tar.gz?sig=b").fingerprint()).isEqualTo(one);
        assertThat(parse("https://store.example/m/bot.zip").fingerprint()).isNotEqualTo(one);
        assertThat(parse("https://store.example:8443/m/bot.tar.gz").fingerprint())
                .isNotEqualTo(one);
    }

    private static ArchiveUrl parse(String text) {
        return ArchiveUrl.parse(text, NOW, false);
    }
}
