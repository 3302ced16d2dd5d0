package dev.slipway.storm.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One connection through a proxy. */
final class Link {
    private static final int PIECE = 8 * 1024;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final AtomicInteger running = new AtomicInteger(2);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicBoolean counted = new AtomicBoolean();
    private volatile boolean deaf;

    Link(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void run() {
        Thread.ofVirtual().start(() -> pump(client, server, false));
        Thread.ofVirtual().start(() -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean answer) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!pass(out, piece, n, answer)) {
                    return;
                }
            }
            if (proxy.fault() instanceof Fault.SlowClose slow) {
                befell();
                sleep(slow.time());
            }
            if (!deaf) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            reset();
        } finally {
            if (running.decrementAndGet() == 0) {
                close();
            }
        }
    }

    /** Whether the connection goes on. */
    private boolean pass(OutputStream out, byte[] piece, int n, boolean answer) throws IOException {
        Fault fault = proxy.fault();
        if (!(fault instanceof Fault.None || fault instanceof Fault.SlowClose)) {
            befell();
        }
        switch (fault) {
            case Fault.Latency latency -> sleep(latency.time());
            case Fault.HalfOpen half -> deaf = true;
            case Fault.Bandwidth limit ->
                    sleep(Duration.ofNanos(n * 1_000_000_000L / limit.bytesPerSecond()));
            case Fault.Reset reset when answer -> {
                reset();
                return false;
            }
            case Fault.Truncate cut when answer -> {
                int left = cut.bytes() - answered.get();
                if (left < n) {
                    out.write(piece, 0, Math.max(left, 0));
                    close();
                    return false;
                }
            }
            default -> {
                // Passes as it is.
            }
        }
        if (!deaf) {
            out.write(piece, 0, n);
            if (answer) {
                answered.addAndGet(n);
            }
        }
        return true;
    }

    private void befell() {
        if (counted.compareAndSet(false, true)) {
            proxy.befell();
        }
    }

    private static void sleep(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Both sides see a reset. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // Closed already.
            }
        }
        close();
    }

    private void close() {
        proxy.ended(this);
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to be closed.
            }
        }
    }
}
