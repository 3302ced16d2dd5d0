package dev.slipway.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as a test says and remembers what it was asked. */
final class Answering implements AutoCloseable {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    record Asked(String method, String uri, String key, String contentType, String body) {}

    record Answer(int status, String body) {}

    Answering(Function<Asked, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ApiClient client() {
        return new ApiClient(uri(), "a-key");
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        Asked question =
                new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(question);
        Answer answer = answers.apply(question);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
