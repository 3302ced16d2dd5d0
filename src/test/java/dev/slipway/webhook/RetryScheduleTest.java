package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration OUTAGE = Duration.ofDays(3);

    @Test
    void wait_withoutJitter_spansElevenAttemptsAndMoreThan76Hours() {
        List<Duration> attempts = attempts(0);

        assertThat(attempts).hasSize(11);
        assertThat(attempts.getLast()).isGreaterThan(Duration.ofHours(76));
    }

    /** However the dice fall, one attempt comes after three days, and the last before five. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void wait_anyJitter_hasAnAttemptBehindAnOutageOfThreeDays(double jitter) {
        List<Duration> attempts = attempts(jitter);

        assertThat(attempts.getLast()).isBetween(OUTAGE, Health.GIVE_UP);
        assertThat(attempts).isSorted();
        assertThat(attempts.getLast()).isGreaterThanOrEqualTo(attempts(0).getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, PT5S", // never sooner than planned
        "PT2M, PT2M",
        "PT1H, PT1H",
        "PT87600H, PT1H" // ten years
    })
    void wait_retryAfter_isObeyedWithinAnHour(Duration asked, Duration waited) {
        assertThat(RetrySchedule.wait(1, asked, 0)).contains(waited);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, PT2M",
        "502, 120, PT2M",
        "503, 120, PT2M",
        "504, 0, PT0S",
        "429, 999999999999999999, PT277777777777777H46M39S",
        "429, 'Sat, 21 Nov 2026 10:01:00 GMT', PT1M",
        "429, 'Sat, 21 Nov 2015 10:01:00 GMT', PT0S"
    })
    void read_whatTheRfcAllows_isRead(int status, String header, Duration expected) {
        assertThat(RetryAfter.read(status, header, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 120",
        "400, 120",
        "429, -5",
        "429, 1.5",
        "429, soon",
        "429, ''",
        "429, 9999999999999999999999999",
        "429, 'Sat, 32 Feb 2026 10:01:00 GMT'"
    })
    void read_anythingElse_isNothing(int status, String header) {
        assertThat(RetryAfter.read(status, header, NOW)).isNull();
    }

    @Test
    void of_410_failsAtOnce() {
        AttemptResult result = AttemptResult.of(1, new Answer(410, null, ""), NOW, 0);

        assertThat(result.state()).isEqualTo(DeliveryState.FAILED);
    }

    private static List<Duration> attempts(double jitter) {
        List<Duration> at = new ArrayList<>(List.of(Duration.ZERO));
        Optional<Duration> wait;
        while ((wait = RetrySchedule.wait(at.size(), null, jitter)).isPresent()) {
            at.add(at.getLast().plus(wait.get()));
        }
        return at;
    }
}
