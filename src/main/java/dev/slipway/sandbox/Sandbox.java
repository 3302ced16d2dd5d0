package dev.slipway.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.web.Dispatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A running stand-in. Listens on the loopback interface only. */
public final class Sandbox implements AutoCloseable {
    static {
        // Read once, when the JDK's server is first loaded. Without the first, small answers wait
        // for the other side's delayed acknowledgement; without the second, a pooled connection of
        // a client may be closed under its next request, which then ends with unknown outcome.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final World world;
    private final ReentrantLock lock;
    private final HttpServer server;
    private final ExecutorService workers;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Optional<Scratch> scratch;

    private Sandbox(World world, Optional<Scratch> scratch, ReentrantLock lock, HttpServer server) {
        this.world = world;
        this.scratch = scratch;
        this.lock = lock;
        this.server = server;
        this.workers = Executors.newVirtualThreadPerTaskExecutor();
    }

    /**
     * Starts one, with the state that its ledger holds.
     *
     * @throws IllegalArgumentException when the hub folder does not exist
     * @throws IllegalStateException when the port is taken or another sandbox uses the ledger
     */
    public static Sandbox start(SandboxSettings settings) {
        if (settings.hub() != null && !Files.isDirectory(settings.hub())) {
            throw new IllegalArgumentException("no such folder: " + settings.hub());
        }
        if (settings.ledger() != null) {
            return start(settings, settings.ledger().toAbsolutePath(), Optional.empty());
        }
        Scratch scratch = Scratch.make();
        try {
            return start(settings, scratch.ledger(), Optional.of(scratch));
        } catch (RuntimeException e) {
            scratch.delete();
            throw e;
        }
    }

    private static Sandbox start(SandboxSettings settings, Path ledger, Optional<Scratch> scratch) {
        World world = new World(ledger, settings);
        try {
            ReentrantLock lock = new ReentrantLock();
            HttpServer server = bind(settings.port());
            Sandbox sandbox = new Sandbox(world, scratch, lock, server);
            server.setExecutor(sandbox.workers);
            server.createContext(
                    "/",
                    new Dispatcher(
                            world.routes(),
                            world.faults(),
                            world.weather(),
                            lock,
                            SimClock::pause));
            server.start();
            return sandbox;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IllegalStateException("port " + port + " is taken", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /**
     * Where it listens, without a path. The provider's API is below it at /v1 and /v2, the Hub's at
     * /api.
     */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Stops listening; calls under way may finish. Closing twice does nothing more. */
    @Override
    public void close() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        server.stop(0);
        workers.shutdownNow();
        lock.lock();
        try {
            world.close();
        } finally {
            lock.unlock();
        }
        scratch.ifPresent(Scratch::delete);
    }
}
