package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;

/** A failure worth asking again at once. A type of its own, since fault tolerance sorts by type. */
class HubAgain extends HubException {
    HubAgain(HubFailure code, int status, String message, Advice advice) {
        super(code, status, message, advice);
    }
}
