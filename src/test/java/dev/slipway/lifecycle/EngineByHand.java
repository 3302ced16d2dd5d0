package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the work loop of production with its renewals for a while, in a test that turns no loop. */
@ApplicationScoped
public class EngineByHand {
    private final WorkItems items;
    private final Worker worker;
    private final LeaseKeeper leases;
    private final Node node;
    private final EngineConfig config;

    EngineByHand(
            WorkItems items, Worker worker, LeaseKeeper leases, Node node, EngineConfig config) {
        this.items = items;
        this.worker = worker;
        this.leases = leases;
        this.node = node;
        this.config = config;
    }

    /** Closing it stops the loop as a service that goes down does. */
    public Running start() {
        return start(config);
    }

    /** As {@link #start()}, with so much patience for running work when it is closed. */
    Running start(Duration handOver) {
        return start(with("handOver", handOver));
    }

    /** As {@link #start()}, with lists of at most so many. */
    Running start(int batch) {
        return start(with("batch", batch));
    }

    private EngineConfig with(String setting, Object value) {
        return (EngineConfig)
                Proxy.newProxyInstance(
                        EngineConfig.class.getClassLoader(),
                        new Class<?>[] {EngineConfig.class},
                        (proxy, method, args) ->
                                method.getName().equals(setting)
                                        ? value
                                        : method.invoke(config, args));
    }

    private Running start(EngineConfig settings) {
        WorkLoop loop = new WorkLoop(items, worker, leases, node, settings);
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        long renew = config.renewEvery().toMillis();
        timer.scheduleWithFixedDelay(leases::renew, renew, renew, TimeUnit.MILLISECONDS);
        Thread.ofPlatform().name("slipway-work").daemon().start(loop::loop);
        return new Running(loop, timer);
    }

    /** A loop at work. */
    public record Running(WorkLoop loop, ScheduledExecutorService timer) implements AutoCloseable {
        @Override
        public void close() {
            loop.stop();
            timer.shutdownNow();
        }
    }
}
