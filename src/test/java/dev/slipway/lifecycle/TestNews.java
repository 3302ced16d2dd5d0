package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Work of the kind {@code webhook-test}, on the lane of subscribers: done at once. */
@ApplicationScoped
public class TestNews implements WorkHandler {
    static final String KIND = "webhook-test";

    private final AtomicInteger runs = new AtomicInteger();

    int runs() {
        return runs.get();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        runs.incrementAndGet();
        return Settlement.done();
    }
}
