package dev.slipway.provider.together;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers a GET and keeps the connection; takes a POST whole and then closes the connection without
 * a byte of answer: what a client sees when a pooled connection dies under its request.
 */
final class ClosingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ClosingServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Request lines in order, each with the number of its connection, such as {@code 1 GET /x}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        for (int number = 1; !socket.isClosed(); number++) {
            try {
                Socket connection = socket.accept();
                int own = number;
                Thread.ofVirtual().start(() -> serve(connection, own));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                requests.add(number + " " + head.lines().findFirst().orElseThrow());
                if (head.startsWith("POST")) {
                    in.readNBytes(contentLength(head));
                    return;
                }
                connection.getOutputStream().write(answer());
                connection.getOutputStream().flush();
            }
        } catch (IOException gone) {
            requests.add(number + " broken: " + gone.getMessage());
        }
    }

    private static byte[] answer() {
        String body = "{\"data\":[]}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
