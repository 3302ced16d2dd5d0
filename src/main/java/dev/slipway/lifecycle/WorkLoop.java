package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims what is due and runs it on virtual threads, of each lane at most as many at once as it has
 * slots.
 */
@ApplicationScoped
public class WorkLoop {
    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final WorkItems items;
    private final Worker worker;
    private final LeaseKeeper leases;
    private final Node node;
    private final EngineConfig config;
    private final Map<String, Integer> appetite = new ConcurrentHashMap<>();
    private final Semaphore hints = new Semaphore(0);
    private final Map<WorkHandler.Lane, Semaphore> lanes = new EnumMap<>(WorkHandler.Lane.class);
    private ExecutorService threads;
    private volatile boolean stopping;

    public WorkLoop(
            WorkItems items, Worker worker, LeaseKeeper leases, Node node, EngineConfig config) {
        this.items = items;
        this.worker = worker;
        this.leases = leases;
        this.node = node;
        this.config = config;
    }

    /** Something became due; looks at once instead of at the next tick. */
    public void hint() {
        if (hints.availablePermits() == 0) {
            hints.release();
        }
    }

    /** Loops until {@link #stop}; a failing round is logged and the next one tries again. */
    void loop() {
        lanes.put(WorkHandler.Lane.NEWS, new Semaphore(config.newsSlots()));
        lanes.put(WorkHandler.Lane.PROVIDER, new Semaphore(config.slots()));
        threads = Executors.newVirtualThreadPerTaskExecutor();
        LOG.infof("%s claims work", node.id());
        while (!stopping) {
            int started = 0;
            try {
                started = round();
            } catch (RuntimeException | Error e) {
                LOG.warnf("No work claimed: %s", e);
            }
            if (started == 0) {
                await();
            }
        }
    }

    private int round() {
        int started = 0;
        for (Map.Entry<WorkHandler.Lane, Semaphore> lane : lanes.entrySet()) {
            Set<String> kinds = worker.kinds(lane.getKey());
            // Lists that wait for slots of their lane hold leases; the others need not care.
            boolean full = lane.getKey() == WorkHandler.Lane.PROVIDER && leases.count() >= most();
            started += kinds.isEmpty() || full ? 0 : round(kinds, lane.getValue());
        }
        return started;
    }

    private int round(Set<String> kinds, Semaphore slots) {
        // Reserved before the claim, so that nothing is claimed that cannot start.
        int free = slots.drainPermits();
        if (free == 0) {
            return 0;
        }
        int started = 0;
        try {
            for (List<Claim> batch : batches(kinds, free)) {
                start(batch, slots);
                started++;
            }
        } finally {
            slots.release(free - started);
        }
        return started;
    }

    private void start(List<Claim> batch, Semaphore slots) {
        batch.forEach(leases::keep);
        try {
            threads.execute(() -> work(batch, slots));
        } catch (RuntimeException | Error e) {
            batch.forEach(leases::forget);
            throw e;
        }
    }

    /** Runs under a slot that was taken for it. */
    private void work(List<Claim> batch, Semaphore slots) {
        List<Claim> left = List.of();
        try {
            left = together(batch);
        } finally {
            slots.release();
            hint();
        }
        for (Claim claim : left) {
            slots.acquireUninterruptibly();
            threads.execute(() -> alone(claim, slots));
        }
    }

    private void alone(Claim claim, Semaphore slots) {
        try {
            worker.run(claim);
        } finally {
            slots.release();
            hint();
        }
    }

    /** What is due, and what of it goes together; at most {@code limit} lists. */
    private List<List<Claim>> batches(Set<String> kinds, int limit) {
        List<Claim> claims = new ArrayList<>(items.claim(kinds, node.id(), limit));
        Map<String, List<Claim>> bulk = new LinkedHashMap<>();
        List<List<Claim>> batches = new ArrayList<>();
        for (Claim claim : claims) {
            if (worker.inBulk(claim.kind())) {
                bulk.computeIfAbsent(claim.kind(), kind -> new ArrayList<>()).add(claim);
            } else {
                batches.add(List.of(claim));
            }
        }
        if (claims.size() == limit) {
            bulk.forEach((kind, some) -> some.addAll(more(kind)));
        }
        batches.addAll(bulk.values());
        return batches;
    }

    private List<Claim> more(String kind) {
        int wanted = appetite.getOrDefault(kind, 0);
        return wanted == 0 ? List.of() : items.claim(Set.of(kind), node.id(), wanted);
    }

    /**
     * Works on a list and decides how much of its kind is taken the next time: twice as much after
     * one that was settled whole, no more than there are slots after one that was not, since the
     * rest could have gone to another replica.
     */
    private List<Claim> together(List<Claim> batch) {
        List<Claim> left = worker.runAll(batch);
        if (batch.size() > 1) {
            String kind = batch.getFirst().kind();
            appetite.put(kind, left.isEmpty() ? Math.min(config.batch(), 2 * batch.size()) : 0);
        }
        return left;
    }

    private int most() {
        return Math.max(config.slots(), 4 * config.batch());
    }

    private void await() {
        try {
            if (hints.tryAcquire(config.tick().toMillis(), TimeUnit.MILLISECONDS)) {
                hints.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Claims and runs what is due on the calling thread, once.
     *
     * @return how many items ran
     */
    public int runDue() {
        List<List<Claim>> batches = batches(worker.kinds(), config.slots());
        batches.forEach(batch -> together(batch).forEach(worker::run));
        return batches.stream().mapToInt(List::size).sum();
    }

    /** Claims nothing more, waits for what runs, and hands the rest over to other replicas. */
    void stop() {
        stopping = true;
        hint();
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(config.handOver().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d work items did not end in time; handing them over", leases.count());
                leases.loseAll();
                threads.shutdownNow();
            }
            Tx.call(() -> items.release(node.id()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("Leases not handed over, they end by themselves: %s", e.toString());
        }
    }
}
