package dev.slipway.provider.together;

import dev.slipway.provider.InferenceHost;
import dev.slipway.provider.InferenceStream;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.Call.Act;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** No fault tolerance here: the gateway decides about every single request by itself. */
@ApplicationScoped
class TogetherInference implements InferenceHost {
    private static final Call CALL = new Call(Act.CHANGE, "answer the request");

    private final HttpClient client;
    private final TogetherClients clients;
    private final TogetherHosts hosts;

    TogetherInference(Vertx vertx, TogetherClients clients, TogetherConfig config) {
        this.clients = clients;
        this.hosts = new TogetherHosts(config);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                // Shorter than servers keep theirs: fewer requests meet a
                                // connection that is being closed.
                                .setKeepAliveTimeout(15),
                        new PoolOptions().setHttp1MaxSize(config.inferenceConnections()));
    }

    @Override
    public Future<InferenceStream> send(InferenceCall call) {
        RequestOptions request;
        try {
            request = request(call);
        } catch (ProviderException noKey) {
            return Future.failedFuture(noKey);
        }
        return client.request(request)
                .compose(open -> open.send(call.body()))
                .<InferenceStream>map(
                        head -> {
                            // At once, on the connection's own thread: else the body runs past.
                            head.pause();
                            return new Answer(head);
                        })
                .recover(lost -> Future.failedFuture(TogetherErrors.noAnswer(CALL, lost)));
    }

    private RequestOptions request(InferenceCall call) {
        URI host = call.dedicated() ? hosts.inference() : hosts.v1();
        String root = host.toString().replaceFirst("/+$", "");
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(root + "/v1" + call.path())
                .setFollowRedirects(false)
                .setTimeout(call.timeoutMillis())
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + clients.key())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "slipway");
    }
}
