package dev.slipway.problem;

import dev.slipway.provider.HubException;
import dev.slipway.provider.ProviderException;

/** Says a provider's failure in our words. */
public final class ProviderProblems {
    private ProviderProblems() {}

    public static Problem of(ProviderException e) {
        if (e instanceof HubException hub) {
            // Each failure of the Hub has an error of its own, of the same name.
            return new Problem(ProblemType.valueOf(hub.code().name()), e.getMessage(), e.hint());
        }
        ProblemType type =
                switch (e.kind()) {
                    case BAD_CREDENTIALS -> ProblemType.PROVIDER_CREDENTIALS;
                    case RATE_LIMITED -> ProblemType.PROVIDER_RATE_LIMITED;
                    case BALANCE -> ProblemType.PROVIDER_BALANCE;
                    case CAPACITY -> ProblemType.PROVIDER_CAPACITY;
                    case GENERATION_CLOSED -> ProblemType.PROVIDER_GENERATION_CLOSED;
                    case NOT_FOUND,
                            INVALID_DATA,
                            INVALID_WEIGHTS,
                            WRONG_BASE,
                            UNSUPPORTED_ARCHITECTURE,
                            CONFLICT ->
                            ProblemType.PROVIDER_REFUSED;
                    case PROVIDER_DOWN, UNKNOWN_OUTCOME -> ProblemType.PROVIDER_DOWN;
                };
        return new Problem(type, e.getMessage(), e.hint());
    }
}
