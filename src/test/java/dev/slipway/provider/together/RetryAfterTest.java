package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final String NOON = "Fri, 02 Oct 2026 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    retry-after       | 7                              | PT7S
                    retry-after       | ' 7 '                          | PT7S
                    retry-after       | 1.25                           | PT1.25S
                    retry-after       | -3                             | PT0S
                    retry-after       | 1e3                            | PT15M
                    retry-after       | 3600                           | PT15M
                    retry-after       | 1e999999999                    | NULL
                    retry-after-ms    | 1e-999999999                   | NULL
                    retry-after       | Fri, 02 Oct 2026 12:00:30 GMT  | PT30S
                    retry-after       | Friday, 02-Oct-26 12:00:30 GMT | PT30S
                    retry-after       | Fri Oct  2 12:00:30 2026       | PT30S
                    retry-after       | Fri, 02 Oct 2026 11:00:00 GMT  | PT0S
                    retry-after       | Fri, 31 Dec 9999 23:59:59 GMT  | PT15M
                    retry-after       | soon                           | NULL
                    retry-after       | ''                             | NULL
                    retry-after-ms    | 1500                           | PT1.5S
                    retry-after-ms    | -1                             | PT0S
                    x-ratelimit-reset | 12                             | PT12S
                    x-ratelimit-reset | 0.5                            | PT0.5S
                    x-ratelimit-reset | 6m30s                          | PT6M30S
                    x-ratelimit-reset | 250ms                          | PT0.25S
                    x-ratelimit-reset | 99999999999h                   | PT15M
                    x-ratelimit-reset | 30s later                      | NULL
                    x-ratelimit-reset | 1790942430                     | PT30S
                    x-ratelimit-reset | 1790000000                     | PT0S
                    x-ratelimit-reset | 1790942430000000               | NULL
                    """,
            nullValues = "NULL")
    void of_anyForm_isFromZeroToTheCeiling(String header, String value, Duration wait) {
        assertThat(wait(Map.of(header, value, "date", NOON))).isEqualTo(wait);
    }

    @Test
    void of_several_prefersTheFinest() {
        assertThat(wait(Map.of("retry-after", "7", "x-ratelimit-reset", "60"))).hasSeconds(7);
        assertThat(wait(Map.of("retry-after-ms", "300", "retry-after", "1"))).hasMillis(300);
        assertThat(wait(Map.of("retry-after", "soon", "x-ratelimit-reset", "60"))).hasSeconds(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOON, "1790942430"})
    void of_timeOfDay_isNothingWithoutTheServersClock(String value) {
        assertThat(wait(Map.of("retry-after", value))).isNull();
    }

    @Test
    void of_nothing_isNull() {
        assertThat(wait(Map.of())).isNull();
        assertThat(wait(Map.of("retry-after", "1".repeat(5_000)))).isNull();
    }

    private static Duration wait(Map<String, String> headers) {
        return RetryAfter.of(headers::get);
    }
}
