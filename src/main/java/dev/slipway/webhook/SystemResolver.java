package dev.slipway.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's resolver, on few threads of its own: a lookup that hangs cannot be interrupted. */
@ApplicationScoped
class SystemResolver implements Resolver {
    private static final int THREADS = 8;
    private static final long PATIENCE_S = 5;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("slipway-dns-", 0).factory());

    @Override
    public List<InetAddress> addresses(String name) throws UnknownHostException {
        Future<InetAddress[]> asked = threads.submit(() -> InetAddress.getAllByName(name));
        try {
            return List.of(asked.get(PATIENCE_S, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            throw new UnknownHostException(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(name);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
