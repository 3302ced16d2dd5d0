package dev.slipway.storm.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before one server on the loopback interface and makes trouble on request. A fault befalls
 * the connections that are open as well as new ones; connections that it has ruined stay so when it
 * is taken back.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 500;

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong befallen = new AtomicLong();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean closed;

    private FaultProxy(ServerSocket door, InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    /** Listens on a free port. */
    public static FaultProxy before(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            FaultProxy proxy =
                    new FaultProxy(
                            new ServerSocket(0, BACKLOG, loopback),
                            new InetSocketAddress(loopback, port));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public void set(Fault newFault) {
        fault = newFault;
    }

    /** Takes a fault back, unless another has taken its place. */
    public void end(Fault old) {
        if (fault == old) {
            set(Fault.NONE);
        }
    }

    /** How many connections a fault has befallen so far. */
    public long befallen() {
        return befallen.get();
    }

    /** Connections that are open now. */
    public int open() {
        return links.size();
    }

    Fault fault() {
        return fault;
    }

    void befell() {
        befallen.incrementAndGet();
    }

    void ended(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (closed) {
                    return;
                }
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        Link link = new Link(this, client, server);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(target, 5_000);
            links.add(link);
            link.run();
        } catch (IOException e) {
            // Nobody there: the caller sees it as a connection that is closed at once.
            link.reset();
        }
        if (closed) {
            link.reset();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            links.forEach(Link::reset);
        }
    }
}
