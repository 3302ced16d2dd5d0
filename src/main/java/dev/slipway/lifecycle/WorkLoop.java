package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims what is due and runs it on virtual threads, at most as many at once as there are slots.
 */
@ApplicationScoped
public class WorkLoop {
    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final WorkItems items;
    private final Worker worker;
    private final LeaseKeeper leases;
    private final Node node;
    private final EngineConfig config;
    private final Semaphore hints = new Semaphore(0);
    private Semaphore slots;
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
        slots = new Semaphore(config.slots());
        threads = Executors.newVirtualThreadPerTaskExecutor();
        LOG.infof("%s claims work", node.id());
        while (!stopping) {
            int started = 0;
            try {
                started = round();
            } catch (RuntimeException e) {
                LOG.warnf("No work claimed: %s", e.toString());
            }
            if (started == 0) {
                await();
            }
        }
    }

    private int round() {
        int free = slots.availablePermits();
        if (free == 0) {
            return 0;
        }
        List<Claim> claims = items.claim(worker.kinds(), node.id(), free);
        for (Claim claim : claims) {
            slots.acquireUninterruptibly();
            threads.execute(
                    () -> {
                        try {
                            worker.run(claim);
                        } finally {
                            slots.release();
                            hint();
                        }
                    });
        }
        return claims.size();
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
        List<Claim> claims = items.claim(worker.kinds(), node.id(), config.slots());
        claims.forEach(worker::run);
        return claims.size();
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
