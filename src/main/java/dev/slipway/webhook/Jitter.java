package dev.slipway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** Scatters retries; a class so that a test can choose the worst. */
@ApplicationScoped
class Jitter {
    /** From 0 to 1. */
    double next() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
