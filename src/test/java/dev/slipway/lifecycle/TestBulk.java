package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Work of the kind {@code test-bulk}: says what was asked for together and what alone. */
@ApplicationScoped
public class TestBulk implements BulkHandler {
    static final String KIND = "test-bulk";

    private final List<Integer> together = new CopyOnWriteArrayList<>();
    private final List<String> alone = new CopyOnWriteArrayList<>();
    private volatile Function<Claim, Settlement> inBulk;
    private volatile Function<Claim, Settlement> byItself;

    void behave(Function<Claim, Settlement> bulk, Function<Claim, Settlement> single) {
        inBulk = bulk;
        byItself = single;
        together.clear();
        alone.clear();
    }

    List<Integer> together() {
        return together;
    }

    List<String> alone() {
        return alone;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        alone.add(claim.subject());
        return byItself.apply(claim);
    }

    @Override
    public Map<Claim, Settlement> workAll(List<Claim> claims) {
        together.add(claims.size());
        Map<Claim, Settlement> answers = new HashMap<>();
        for (Claim claim : claims) {
            Settlement answer = inBulk.apply(claim);
            if (answer != null) {
                answers.put(claim, answer);
            }
        }
        return answers;
    }
}
