package dev.slipway.lifecycle;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A duty that takes as long as a test wants, and no time in all others. */
@Singleton
public class SlowDuty implements Duty {
    final AtomicInteger begun = new AtomicInteger();
    volatile CountDownLatch end = new CountDownLatch(0);

    @Override
    public String name() {
        return "slow-duty";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        begun.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
