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
    private final Map<WorkHandler.Lane, Slots> lanes = new EnumMap<>(WorkHandler.Lane.class);
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
        lanes.put(WorkHandler.Lane.NEWS, slots(config.newsSlots()));
        lanes.put(WorkHandler.Lane.PROVIDER, slots(config.slots()));
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

    private Slots slots(int all) {
        return new Slots(all, 4 * config.batch());
    }

    private int round() {
        int started = 0;
        for (Map.Entry<WorkHandler.Lane, Slots> lane : lanes.entrySet()) {
            Set<String> kinds = worker.kinds(lane.getKey());
            started += kinds.isEmpty() ? 0 : round(kinds, lane.getValue());
        }
        return started;
    }

    private int round(Set<String> kinds, Slots slots) {
        // Reserved before the claim, so that nothing is claimed that cannot start.
        int free = slots.takeAll();
        if (free == 0) {
            return 0;
        }
        int taken = 0;
        try {
            for (Batch batch : batches(kinds, free)) {
                start(batch, slots);
                taken += batch.slots();
            }
        } finally {
            slots.giveBack(free - taken);
        }
        return taken;
    }

    private void start(Batch batch, Slots slots) {
        leases.keepAll(batch.claims());
        slots.hold(batch.claims().size());
        try {
            threads.execute(() -> work(batch, slots));
        } catch (RuntimeException | Error e) {
            leases.forgetAll(batch.claims());
            slots.drop(batch.claims().size());
            throw e;
        }
    }

    /** Runs under the slots that were taken for it, which the first of what is left keep. */
    private void work(Batch batch, Slots slots) {
        List<Claim> left = looked(batch.claims(), slots);
        int now = stopping ? 0 : Math.min(batch.slots(), left.size());
        if (now < batch.slots()) {
            end(batch.slots() - now, slots);
        }
        if (now == 0) {
            handBack(left, slots);
            return;
        }
        queue(left.subList(now, left.size()), slots);
        left.subList(1, now).forEach(claim -> startAlone(claim, slots));
        alone(left.getFirst(), slots);
    }

    /** Looks at a list; what is left of it is still held. */
    private List<Claim> looked(List<Claim> batch, Slots slots) {
        List<Claim> left = List.of();
        try {
            left = together(batch);
            return left;
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "A list of %s was given up", batch.getFirst().kind());
            leases.forgetAll(batch);
            return left;
        } finally {
            slots.drop(batch.size() - left.size());
        }
    }

    /** What finds no room to wait here is free for other replicas, which may have slots. */
    private void queue(List<Claim> claims, Slots slots) {
        int some = slots.queue(claims.size());
        if (some > 0 && !execute(() -> inTurn(claims.subList(0, some), slots))) {
            slots.leave(some);
            handBack(claims.subList(0, some), slots);
        }
        handBack(claims.subList(some, claims.size()), slots);
    }

    private void inTurn(List<Claim> claims, Slots slots) {
        for (Claim claim : claims) {
            slots.await();
            // A round that saw it wait may have left a slot to it that it did not need.
            hint();
            startAlone(claim, slots);
        }
    }

    /** Its slot is taken. */
    private void startAlone(Claim claim, Slots slots) {
        if (!execute(() -> alone(claim, slots))) {
            handBack(List.of(claim), slots);
            end(1, slots);
        }
    }

    /** False while the loop stops, or when no thread can be had. */
    private boolean execute(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private void handBack(List<Claim> claims, Slots slots) {
        if (!claims.isEmpty()) {
            slots.drop(claims.size());
            worker.handBack(claims);
        }
    }

    private void alone(Claim claim, Slots slots) {
        try {
            worker.run(claim);
        } finally {
            slots.drop(1);
            end(1, slots);
        }
    }

    private void end(int ended, Slots slots) {
        slots.giveBack(ended);
        hint();
    }

    /** What is due, and what of it goes together; on at most {@code limit} slots in all. */
    private List<Batch> batches(Set<String> kinds, int limit) {
        List<Claim> claims = items.claim(kinds, node.id(), limit);
        Map<String, List<Claim>> bulk = new LinkedHashMap<>();
        List<Batch> batches = new ArrayList<>();
        for (Claim claim : claims) {
            if (worker.inBulk(claim.kind())) {
                bulk.computeIfAbsent(claim.kind(), kind -> new ArrayList<>()).add(claim);
            } else {
                batches.add(new Batch(List.of(claim), 1));
            }
        }
        boolean more = claims.size() == limit;
        bulk.forEach((kind, some) -> batches.add(batch(kind, some, more)));
        return batches;
    }

    /**
     * A list of a kind that was settled whole the last time needs one slot and may grow. Any other
     * keeps a slot for each, as each may turn out to need a call of its own.
     */
    private Batch batch(String kind, List<Claim> claims, boolean more) {
        int wanted = appetite.getOrDefault(kind, 0);
        if (wanted == 0) {
            return new Batch(claims, claims.size());
        }
        if (more) {
            claims.addAll(items.claim(Set.of(kind), node.id(), wanted));
        }
        return new Batch(claims, 1);
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
        int ran = 0;
        for (WorkHandler.Lane lane : WorkHandler.Lane.values()) {
            for (Batch batch : batches(worker.kinds(lane), config.slots())) {
                together(batch.claims()).forEach(worker::run);
                ran += batch.claims().size();
            }
        }
        return ran;
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

    /** What goes together, and how many slots it holds. */
    private record Batch(List<Claim> claims, int slots) {}
}
