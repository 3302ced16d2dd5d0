package dev.slipway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The dice as a test wants them. */
@Alternative
@ApplicationScoped
class ChosenJitter extends Jitter {
    static volatile double chosen;

    @Override
    double next() {
        return chosen;
    }
}
