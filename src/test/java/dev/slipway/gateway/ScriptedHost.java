package dev.slipway.gateway;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.InferenceHost;
import dev.slipway.provider.InferenceStream;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An upstream over real HTTP that answers each request by the next script. */
@Alternative
@ApplicationScoped
public class ScriptedHost implements InferenceHost {
    private final Vertx vertx;
    // One of its own: the service's would count the script among its own servers.
    private final Vertx stage = Vertx.vertx();
    private final Queue<Consumer<HttpServerResponse>> scripts = new ConcurrentLinkedQueue<>();
    private final List<InferenceCall> calls = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpClient client;
    private volatile boolean down;

    public ScriptedHost(Vertx vertx) {
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        server =
                stage.createHttpServer()
                        .requestHandler(this::play)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        client = vertx.createHttpClient();
    }

    @PreDestroy
    void stop() {
        stage.close();
    }

    void reset() {
        scripts.clear();
        calls.clear();
        down = false;
    }

    /** The script of one more request. */
    void then(Consumer<HttpServerResponse> next) {
        scripts.add(next);
    }

    /** From here on, nothing listens there. */
    void goDown() {
        down = true;
    }

    static Consumer<HttpServerResponse> answer(int status, String body) {
        return response ->
                response.setStatusCode(status)
                        .putHeader("content-type", "application/json")
                        .end(body);
    }

    /** Events as they are given, then the end of the body. */
    static Consumer<HttpServerResponse> events(String... frames) {
        return response -> {
            begin(response);
            for (String frame : frames) {
                response.write(frame);
            }
            response.end();
        };
    }

    static HttpServerResponse begin(HttpServerResponse response) {
        return response.setChunked(true).putHeader("content-type", "text/event-stream");
    }

    List<InferenceCall> calls() {
        return calls;
    }

    /** The names that were asked, in order. */
    List<String> asked() {
        return calls.stream().map(call -> new JsonObject(call.body()).getString("model")).toList();
    }

    private void play(HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body -> {
                            Consumer<HttpServerResponse> script = scripts.poll();
                            if (script == null) {
                                answer(500, "{\"error\":\"no script\"}").accept(request.response());
                            } else {
                                script.accept(request.response());
                            }
                        });
    }

    @Override
    public Future<InferenceStream> send(InferenceCall call) {
        calls.add(call);
        if (down) {
            return Future.failedFuture(
                    new ProviderException(
                            FailureKind.PROVIDER_DOWN,
                            Outcome.NOT_SENT,
                            0,
                            "connection refused: secret-host/10.0.0.1",
                            ProviderException.Advice.of("Wait.")));
        }
        return client.request(
                        new RequestOptions()
                                .setMethod(HttpMethod.POST)
                                .setHost("127.0.0.1")
                                .setPort(server.actualPort())
                                .setURI("/v1" + call.path()))
                .compose(request -> request.send(call.body()))
                .map(
                        response -> {
                            response.pause();
                            return new Answer(response);
                        });
    }

    private record Answer(HttpClientResponse response) implements InferenceStream {
        @Override
        public int status() {
            return response.statusCode();
        }

        @Override
        public MultiMap headers() {
            return response.headers();
        }

        @Override
        public ReadStream<Buffer> body() {
            return response;
        }

        @Override
        public void cancel() {
            response.request().reset();
        }
    }
}
