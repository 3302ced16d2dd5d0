package dev.slipway.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Weather CALM =
            new Weather() {
                @Override
                public void admit(Call call) {}

                @Override
                public boolean postpones(Call call) {
                    return false;
                }

                @Override
                public void postpone(Supplier<Reply> work) {}

                @Override
                public void catchUp() {}

                @Override
                public Reply changed(Call call, List<String> path, Reply reply) {
                    return reply;
                }
            };

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Faults faults = new Faults();
    private final ReentrantLock world = new ReentrantLock();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Routes routes = new Routes();
        routes.get("/v1/locked", call -> Reply.ok(locked()));
        routes.get("/v1/later", call -> Reply.later(() -> Reply.ok(locked())));
        routes.get(
                "/v1/bug",
                call -> {
                    throw new IllegalStateException("a bug for the test");
                });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new Dispatcher(routes, faults, CALM, world, pauses::add));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void handle_delayFault_waitsAndThenAnswers() throws Exception {
        ObjectNode fault = Json.object().put("route", "/v1/locked").put("kind", "delay");
        faults.add(fault.put("delayMs", 1_500));
        assertThat(get("/v1/locked").statusCode()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofMillis(1_500));
    }

    @Test
    void handle_slowWork_runsOutsideTheLock() throws Exception {
        assertThat(get("/v1/locked").body()).contains("true");
        assertThat(get("/v1/later").body()).contains("false");
    }

    @Test
    void handle_bug_is500AndTheLockIsFree() throws Exception {
        assertThat(get("/v1/bug").statusCode()).isEqualTo(500);
        assertThat(get("/v1/locked").statusCode()).isEqualTo(200);
    }

    private ObjectNode locked() {
        return Json.object().put("locked", world.isHeldByCurrentThread());
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer k").build(),
                BodyHandlers.ofString());
    }
}
