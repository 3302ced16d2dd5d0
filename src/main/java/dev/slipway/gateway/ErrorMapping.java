package dev.slipway.gateway;

import dev.slipway.gateway.AttemptFailure.Next;
import java.time.Duration;
import java.util.Set;

/**
 * What an upstream's refusal means to a caller, and whether asking again may help. A refusal about
 * our account or key is never passed on as if it were about the caller's.
 */
final class ErrorMapping {
    /** An upstream that asks for more than this is busy enough to try the next target. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration UNSAID_RATE_WAIT = Duration.ofSeconds(1);

    /** How Together says with a 400 that an endpoint of ours does not run now. */
    private static final Set<String> NOT_RUNNING =
            Set.of(
                    "dedicated_endpoint_not_running",
                    "endpoint_not_configured",
                    "model_not_available");

    private ErrorMapping() {}

    /**
     * @param starting what a client is told to wait for an endpoint of ours
     */
    static AttemptFailure of(
            Refusal refusal, Candidate candidate, String model, Duration starting) {
        Duration wait = refusal.retryAfter();
        return switch (refusal.status()) {
            case 400 -> badRequest(refusal, candidate, model, starting);
            case 401 -> credentials();
            case 402 -> billing();
            case 403 ->
                    refusal.tooLong()
                            ? theirs(ErrorKind.CONTEXT_LENGTH, refusal, candidate, model)
                            : credentials();
            case 404 -> notFound(candidate, model, starting);
            case 408, 504, 524 -> timeout();
            case 413 -> theirs(ErrorKind.TOO_LARGE, refusal, candidate, model);
            case 422 -> theirs(ErrorKind.UNPROCESSABLE, refusal, candidate, model);
            case 429 -> rate(refusal.countsTokens(), wait);
            case 503 -> busy(wait, wait == null || isShort(wait));
            case 529 -> busy(wait, false);
            default ->
                    AttemptFailure.broken(
                            "The model's provider failed (status %d).".formatted(refusal.status()));
        };
    }

    /** For an error inside an answer that began with 200: it carries no status to go by. */
    static AttemptFailure inside(Refusal refusal, Candidate candidate, String model) {
        if (refusal.tooLong()) {
            return theirs(ErrorKind.CONTEXT_LENGTH, refusal, candidate, model);
        }
        if (refusal.blamesRequest()) {
            return theirs(ErrorKind.INVALID_REQUEST, refusal, candidate, model);
        }
        String message =
                refusal.message("no reason given").replace(candidate.inferenceName(), model);
        return AttemptFailure.broken("The model's provider failed: " + message);
    }

    static AttemptFailure credentials() {
        return fail(
                GatewayError.of(
                        ErrorKind.UPSTREAM_CREDENTIALS,
                        "The model's provider refused this service's own key. Its operator has to mend that."),
                Next.OTHER_TARGET);
    }

    static AttemptFailure billing() {
        return fail(
                GatewayError.of(
                        ErrorKind.UPSTREAM_BILLING,
                        "The model's provider does not serve this service's account for now. Its operator has to mend that."),
                Next.OTHER_TARGET);
    }

    static AttemptFailure timeout() {
        return AttemptFailure.timeout("The model's provider did not answer in time.");
    }

    static AttemptFailure busy(Duration wait, boolean again) {
        return fail(
                GatewayError.of(ErrorKind.UPSTREAM_BUSY, "The model's provider is overloaded.")
                        .after(wait),
                again ? Next.SAME_TARGET : Next.OTHER_TARGET);
    }

    static AttemptFailure rate(boolean tokens, Duration wait) {
        return fail(
                GatewayError.of(
                                tokens ? ErrorKind.TOKEN_RATE : ErrorKind.REQUEST_RATE,
                                "Too many %s for the model's provider; slow down."
                                        .formatted(tokens ? "tokens" : "requests"))
                        .after(wait != null ? wait : UNSAID_RATE_WAIT),
                wait != null && isShort(wait) ? Next.SAME_TARGET : Next.OTHER_TARGET);
    }

    static AttemptFailure starting(String model, Duration wait) {
        return fail(
                GatewayError.of(
                                ErrorKind.ENDPOINT_STARTING,
                                "The model `%s` is starting or stopped. Try again shortly."
                                        .formatted(model))
                        .after(wait),
                Next.OTHER_TARGET);
    }

    private static AttemptFailure notFound(Candidate candidate, String model, Duration starting) {
        if (candidate.dedicated()) {
            return starting(model, starting);
        }
        return candidate.imageLora() != null
                ? AttemptFailure.broken(
                        "The model's provider does not serve the base of `%s` now."
                                .formatted(model))
                : fail(GatewayError.unknownModel(model), Next.GIVE_UP);
    }

    private static AttemptFailure badRequest(
            Refusal refusal, Candidate candidate, String model, Duration starting) {
        if (refusal.tooLong()) {
            return theirs(ErrorKind.CONTEXT_LENGTH, refusal, candidate, model);
        }
        if (candidate.dedicated() && NOT_RUNNING.contains(refusal.code(""))) {
            return starting(model, starting);
        }
        return theirs(ErrorKind.INVALID_REQUEST, refusal, candidate, model);
    }

    /** In the provider's own words, but by the name the caller knows the model under. */
    private static AttemptFailure theirs(
            ErrorKind kind, Refusal refusal, Candidate candidate, String model) {
        String message =
                refusal.message("The model's provider refused the request.")
                        .replace(candidate.inferenceName(), model);
        String code =
                kind == ErrorKind.INVALID_REQUEST || kind == ErrorKind.UNPROCESSABLE
                        ? refusal.code(kind.code())
                        : kind.code();
        return fail(new GatewayError(kind, message, refusal.param(), code, null), Next.GIVE_UP);
    }

    private static boolean isShort(Duration wait) {
        return wait.compareTo(LONGEST_PAUSE) <= 0;
    }

    private static AttemptFailure fail(GatewayError error, Next next) {
        return new AttemptFailure(error, next);
    }
}
