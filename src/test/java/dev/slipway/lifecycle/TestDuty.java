package dev.slipway.lifecycle;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A duty that counts. */
@Singleton
public class TestDuty implements Duty {
    final AtomicInteger runs = new AtomicInteger();
    volatile boolean broken;

    @Override
    public String name() {
        return "test-duty";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        runs.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("broken for the test");
        }
    }
}
