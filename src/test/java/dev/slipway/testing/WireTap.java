package dev.slipway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands on the wire before an HTTP/1.1 server and counts what passes: requests without bodies, the
 * redirects among their answers, and the bytes of all answers, headers included.
 */
public final class WireTap implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI server;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong redirects = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** What has passed. */
    public record Count(long requests, long redirects, long bytes) {

        /** Requests but for those that only followed a redirect. */
        public long calls() {
            return requests - redirects;
        }

        public Count since(Count before) {
            return new Count(
                    requests - before.requests, redirects - before.redirects, bytes - before.bytes);
        }
    }

    public WireTap(URI server) {
        this.server = server;
        try {
            // All addresses: a stand-in may call itself 127.0.0.1 here and localhost there.
            entrance = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    public Count count() {
        return new Count(requests.get(), redirects.get(), bytes.get());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket behind = new Socket(InetAddress.getByName("127.0.0.1"), server.getPort());
                Words heads = new Words(" HTTP/1.1\r\n", requests);
                Words moved = new Words("HTTP/1.1 30", redirects);
                Thread.ofVirtual().start(() -> pump(client, behind, heads, new AtomicLong()));
                Thread.ofVirtual().start(() -> pump(behind, client, moved, bytes));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private static void pump(Socket from, Socket to, Words words, AtomicLong passed) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                words.look(buffer, read);
                passed.addAndGet(read);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            // One of the two hung up; so does the other.
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts a text in a stream that comes in pieces. */
    private static final class Words {
        private final byte[] wanted;
        private final AtomicLong found;
        private int matched;

        Words(String wanted, AtomicLong found) {
            this.wanted = wanted.getBytes(StandardCharsets.US_ASCII);
            this.found = found;
        }

        void look(byte[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                matched =
                        buffer[i] == wanted[matched] ? matched + 1 : buffer[i] == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    found.incrementAndGet();
                    matched = 0;
                }
            }
        }
    }
}
