package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Work of the kind {@code test}: does what the test says. */
@ApplicationScoped
public class TestWork implements WorkHandler {
    static final String KIND = "test";

    private volatile Function<Claim, Settlement> behaviour = claim -> Settlement.done();

    void behave(Function<Claim, Settlement> next) {
        behaviour = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        return behaviour.apply(claim);
    }
}
