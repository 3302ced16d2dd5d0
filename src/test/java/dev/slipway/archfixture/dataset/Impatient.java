package dev.slipway.archfixture.dataset;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

final class Impatient {
    static Instant now() {
        return Instant.now();
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    static void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
