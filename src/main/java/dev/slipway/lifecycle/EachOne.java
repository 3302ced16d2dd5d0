package dev.slipway.lifecycle;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Does something for each of many: one that fails keeps no other from it. What failed is logged at
 * once and told at the end, by {@link #raise}.
 */
public final class EachOne {
    private static final Logger LOG = Logger.getLogger(EachOne.class);
    private static final int TOLD = 3;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** False when it failed. */
    public boolean run(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            failed(what, e.toString());
            return false;
        }
    }

    /** All at the same time, and none longer than that: one that hangs delays no other. */
    public <T> void sideBySide(Collection<T> them, Consumer<T> work, Duration longest) {
        List<T> order = List.copyOf(them);
        List<Callable<Void>> calls =
                order.stream()
                        .map(
                                one ->
                                        (Callable<Void>)
                                                () -> {
                                                    work.accept(one);
                                                    return null;
                                                })
                        .toList();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Iterator<T> names = order.iterator();
            for (Future<Void> call :
                    threads.invokeAll(calls, longest.toMillis(), TimeUnit.MILLISECONDS)) {
                String one = names.next().toString();
                switch (call.state()) {
                    case FAILED -> failed(one, call.exceptionNow().toString());
                    case CANCELLED -> failed(one, "not done within " + longest);
                    case SUCCESS, RUNNING -> {}
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private void failed(String what, String why) {
        LOG.warnf("%s: %s", what, why);
        failures.add(what + ": " + why);
    }

    /** Nothing when nothing failed; call it last. */
    public void raise() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "%d failed, the others were served; %s"
                            .formatted(
                                    failures.size(),
                                    String.join("; ", failures.stream().limit(TOLD).toList())));
        }
    }
}
