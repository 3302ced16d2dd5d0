package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubFailure;

/** Not reached, broken down, or no usable answer: only this opens the circuit breaker. */
class HubUnavailable extends HubAgain {
    HubUnavailable(int status, String message, Advice advice) {
        super(HubFailure.HF_UNAVAILABLE, status, message, advice);
    }
}
