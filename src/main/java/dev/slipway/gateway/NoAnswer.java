package dev.slipway.gateway;

import dev.slipway.gateway.AttemptFailure.Next;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What it means to a caller that no answer came at all. The exception's own text names hosts of
 * ours, so it goes to the log, never to the caller.
 */
final class NoAnswer {
    private NoAnswer() {}

    static AttemptFailure of(
            Throwable cause, Candidate candidate, String model, Duration starting) {
        return switch (cause) {
            case AttemptFailure known -> known;
            case ProviderException provider -> sorted(provider, candidate, model, starting);
            default -> lost(cause);
        };
    }

    /** Whether the upstream may have done the work all the same, and bill it. */
    static boolean mayHaveWorked(Throwable cause) {
        return switch (cause) {
            case AttemptFailure known -> known.error().kind() == ErrorKind.UPSTREAM_TIMEOUT;
            case ProviderException provider -> provider.outcome() != Outcome.NOT_SENT;
            default -> true;
        };
    }

    private static AttemptFailure sorted(
            ProviderException failure, Candidate candidate, String model, Duration starting) {
        Duration wait = failure.retryAfter().orElse(null);
        return switch (failure.kind()) {
            case BAD_CREDENTIALS, GENERATION_CLOSED -> ErrorMapping.credentials();
            case BALANCE -> ErrorMapping.billing();
            case RATE_LIMITED -> ErrorMapping.rate(false, wait);
            case CAPACITY -> ErrorMapping.busy(wait, false);
            case NOT_FOUND ->
                    ErrorMapping.of(
                            new Refusal(404, null, Json.object()), candidate, model, starting);
            case PROVIDER_DOWN ->
                    failure.outcome() == Outcome.NOT_SENT ? unreachable() : lost(failure);
            case INVALID_DATA,
                    INVALID_WEIGHTS,
                    WRONG_BASE,
                    UNSUPPORTED_ARCHITECTURE,
                    CONFLICT,
                    UNKNOWN_OUTCOME ->
                    lost(failure);
        };
    }

    private static AttemptFailure unreachable() {
        return new AttemptFailure(
                GatewayError.of(ErrorKind.UPSTREAM_BAD, "The model's provider cannot be reached."),
                Next.SAME_TARGET);
    }

    private static AttemptFailure lost(Throwable cause) {
        boolean late =
                Stream.iterate(cause, e -> e != null, Throwable::getCause)
                        .limit(10)
                        .anyMatch(TimeoutException.class::isInstance);
        return late
                ? ErrorMapping.timeout()
                : AttemptFailure.broken("The model's provider closed the connection.");
    }
}
