package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "retry-after, 3, 3000",
        "retry-after, 0.5, 500",
        "retry-after, -3, 0",
        "retry-after-ms, 250, 250",
        "x-ratelimit-reset, 7, 7000"
    })
    void of_number_isTheWait(String header, String value, long millis) {
        assertThat(of(header, value)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void of_date_isTheTimeUntilThen() {
        assertThat(of("retry-after", "Thu, 1 Jan 2026 00:00:30 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(of("retry-after", "Wed, 31 Dec 2025 00:00:30 GMT")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1e999999999", "99999999999999999999999"})
    void of_nonsense_isUnknownOrADayAtMost(String value) {
        Duration wait = of("retry-after", value);
        assertThat(wait == null || wait.compareTo(Duration.ofDays(1)) <= 0).isTrue();
    }

    @Test
    void of_milliseconds_winOverSeconds() {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("Retry-After", "9")
                        .add("Retry-After-Ms", "10");
        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofMillis(10));
    }

    private static Duration of(String header, String value) {
        return RetryAfter.of(MultiMap.caseInsensitiveMultiMap().add(header, value), NOW);
    }
}
