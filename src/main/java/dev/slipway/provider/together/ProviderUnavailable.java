package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;

/**
 * Together was not reached, broke down or gave no usable answer. A type of its own because fault
 * tolerance sorts by type: only this opens a circuit breaker and only this is read again.
 */
class ProviderUnavailable extends ProviderException {
    ProviderUnavailable(
            FailureKind kind, Outcome outcome, int status, String message, Advice advice) {
        super(kind, outcome, status, message, advice);
    }
}
