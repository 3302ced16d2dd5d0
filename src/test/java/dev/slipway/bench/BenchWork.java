package dev.slipway.bench;

import dev.slipway.lifecycle.BulkHandler;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.ListChange;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a record from WAITING to DONE; many at once where the engine offers many. */
@ApplicationScoped
public class BenchWork implements BulkHandler {
    private static final Actor WORKER = Actor.worker(BenchRecord.KIND);

    private final BenchStore store;
    private final Clock clock;

    BenchWork(BenchStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return BenchRecord.KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        return step(store.find(List.of(claim.subject())).get(claim.subject()));
    }

    @Override
    public Map<Claim, Settlement> workAll(List<Claim> claims) {
        Map<String, BenchRecord> records = store.find(claims.stream().map(Claim::subject).toList());
        Map<Claim, Settlement> answers = new HashMap<>();
        for (Claim claim : claims) {
            answers.put(claim, step(records.get(claim.subject())));
        }
        return answers;
    }

    private Settlement step(BenchRecord record) {
        if (record == null || record.state() == BenchState.DONE) {
            return Settlement.done();
        }
        record.moveTo(BenchState.DONE, "worked on", WORKER, clock.instant());
        return Settlement.done(new ListChange<>(store, record));
    }
}
