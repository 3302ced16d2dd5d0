package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gateway.AttemptFailure.Next;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoAnswerTest {
    private static final Candidate OURS = new Candidate("acme/bot-v2", "model_2", 2);

    @ParameterizedTest
    @CsvSource({
        "BAD_CREDENTIALS, UPSTREAM_CREDENTIALS, OTHER_TARGET",
        "BALANCE,         UPSTREAM_BILLING,     OTHER_TARGET",
        "RATE_LIMITED,    REQUEST_RATE,         OTHER_TARGET",
        "CAPACITY,        UPSTREAM_BUSY,        OTHER_TARGET",
        "NOT_FOUND,       ENDPOINT_STARTING,    OTHER_TARGET",
        "UNKNOWN_OUTCOME, UPSTREAM_BAD,         OTHER_TARGET",
    })
    void of_failure_isTheTable(FailureKind kind, ErrorKind error, Next next) {
        AttemptFailure failure = map(provider(kind, Outcome.UNKNOWN, new IOException("reset")));

        assertThat(failure.error().kind()).isEqualTo(error);
        assertThat(failure.next()).isEqualTo(next);
    }

    @Test
    void of_noConnection_isWorthASecondTry() {
        AttemptFailure failure =
                map(provider(FailureKind.PROVIDER_DOWN, Outcome.NOT_SENT, new IOException()));

        assertThat(failure.error().kind()).isEqualTo(ErrorKind.UPSTREAM_BAD);
        assertThat(failure.next()).isEqualTo(Next.SAME_TARGET);
    }

    @Test
    void of_timeoutSomewhereBelow_is504() {
        Throwable deep = new IOException(new TimeoutException());

        assertThat(map(provider(FailureKind.UNKNOWN_OUTCOME, Outcome.UNKNOWN, deep)).error().kind())
                .isEqualTo(ErrorKind.UPSTREAM_TIMEOUT);
        assertThat(map(deep).error().kind()).isEqualTo(ErrorKind.UPSTREAM_TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void of_anyFailure_keepsOurHostsToItself(FailureKind kind) {
        assertThat(map(provider(kind, Outcome.UNKNOWN, null)).error().message())
                .doesNotContain("secret-host");
    }

    private static ProviderException provider(FailureKind kind, Outcome outcome, Throwable cause) {
        return new ProviderException(
                kind,
                outcome,
                0,
                "no answer from secret-host/10.0.0.1",
                new ProviderException.Advice("Wait.", null, cause));
    }

    private static AttemptFailure map(Throwable cause) {
        return NoAnswer.of(cause, OURS, "support-bot", Duration.ofSeconds(10));
    }
}
