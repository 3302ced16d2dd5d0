package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final String NOON = "Fri, 02 Oct 2026 12:00:00 GMT";

    @Test
    void of_seconds_areTaken() {
        assertThat(wait(Map.of("retry-after", "7"))).hasSeconds(7);
        assertThat(wait(Map.of("x-ratelimit-reset", "1.5"))).hasMillis(1_500);
        assertThat(wait(Map.of("retry-after", "-3"))).isZero();
    }

    @Test
    void of_both_prefersRetryAfter() {
        assertThat(wait(Map.of("retry-after", "7", "x-ratelimit-reset", "60"))).hasSeconds(7);
    }

    @Test
    void of_date_isMeasuredByTheServersClock() {
        assertThat(wait(Map.of("retry-after", "Fri, 02 Oct 2026 12:00:30 GMT", "date", NOON)))
                .hasSeconds(30);
        assertThat(wait(Map.of("retry-after", "Fri, 02 Oct 2026 11:00:00 GMT", "date", NOON)))
                .isZero();
    }

    @Test
    void of_nothingUsable_isNull() {
        assertThat(wait(Map.of())).isNull();
        assertThat(wait(Map.of("retry-after", "soon"))).isNull();
        assertThat(wait(Map.of("retry-after", NOON))).isNull();
        assertThat(wait(Map.of("x-ratelimit-reset", "1790000000"))).isNull();
    }

    private static Duration wait(Map<String, String> headers) {
        return RetryAfter.of(headers::get);
    }
}
