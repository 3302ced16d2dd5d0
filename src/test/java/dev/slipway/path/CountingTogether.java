package dev.slipway.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A Together with a thousand of everything that only waits, in the page sizes of V2, which counts
 * what it is asked. Single things cannot be asked for: who does so gets a 500.
 */
public class CountingTogether implements QuarkusTestResourceLifecycleManager {
    static final int MANY = 1000;
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

    private HttpServer server;

    /** Paths asked for since the last time, in their order. */
    static List<String> calls() {
        List<String> seen = List.copyOf(CALLS);
        CALLS.clear();
        return seen;
    }

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "slipway.huggingface.endpoint", url,
                "slipway.together.url", url,
                "slipway.together.inference-url", url,
                "slipway.together.api-key", "counted",
                "slipway.together.project-id", "proj_1",
                // One round of a thousand takes seconds here; none of it may be polled twice.
                "slipway.fine-tune.poll-every", "10m",
                "slipway.upload.poll-every", "10m",
                "slipway.deployment.poll-every", "10m",
                "slipway.deployment.watch-every", "10m");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        CALLS.add(path);
        Object body =
                switch (path) {
                    case "/v1/fine-tunes" -> Map.of("data", all(CountingTogether::fineTune));
                    case "/v1/jobs" -> Map.of("data", all(CountingTogether::job));
                    case "/v1/endpoints" -> Map.of("data", all(CountingTogether::endpointV1));
                    case "/v2/projects/proj_1/models/uploads" ->
                            page(exchange, CountingTogether::upload);
                    case "/v2/projects/proj_1/endpoints" ->
                            page(exchange, CountingTogether::endpoint);
                    default -> null;
                };
        byte[] bytes = bytes(body == null ? Map.of("error", "one by one") : body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body == null ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static List<Map<String, ?>> all(IntFunction<Map<String, ?>> thing) {
        return IntStream.range(0, MANY).<Map<String, ?>>mapToObj(thing).toList();
    }

    private static Map<String, Object> page(
            HttpExchange exchange, IntFunction<Map<String, ?>> thing) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int from =
                query.contains("after=") ? Integer.parseInt(query.replaceAll(".*after=", "")) : 0;
        Map<String, Object> page = new HashMap<>();
        page.put("object", "list");
        page.put(
                "data",
                IntStream.range(from, Math.min(MANY, from + PAGE)).mapToObj(thing).toList());
        page.put("next_cursor", from + PAGE < MANY ? String.valueOf(from + PAGE) : null);
        return page;
    }

    private static Map<String, ?> fineTune(int i) {
        return Map.of("id", "ft-" + i, "status", "running", "suffix", "s" + i);
    }

    private static Map<String, ?> job(int i) {
        return Map.of("job_id", "job-" + i, "status", "Running", "type", "model_upload");
    }

    private static Map<String, ?> upload(int i) {
        return Map.of(
                "id", "job_" + i, "modelId", "ml_" + i, "status", "REMOTE_UPLOAD_STATUS_RUNNING");
    }

    private static Map<String, ?> endpoint(int i) {
        Map<String, ?> summary =
                Map.of(
                        "id",
                        "dep_" + i,
                        "name",
                        "p/e" + i + "/d",
                        "state",
                        "DEPLOYMENT_STATE_READY",
                        "readyReplicas",
                        1,
                        "desiredReplicas",
                        1);
        return Map.of("id", "ep_" + i, "name", "p/e" + i, "deployments", List.of(summary));
    }

    private static Map<String, ?> endpointV1(int i) {
        return Map.of(
                "id", "endpoint-" + i, "name", "me/m-" + i, "model", "m" + i, "state", "STARTED");
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
