package dev.slipway.provider.huggingface;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Answers one request with 200 and a body without end. */
final class EndlessServer implements AutoCloseable {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n";

    private final ServerSocket socket;
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    EndlessServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/w";
    }

    /** Done when the client has gone. */
    Future<Void> hungUp() {
        return hungUp;
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = new byte[64 * 1024];
            while (!socket.isClosed()) {
                out.write(zeros);
            }
        } catch (IOException gone) {
            hungUp.complete(null);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
