package dev.slipway.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Connects to the address of a checked target and to no other; the host of its URL goes into Host,
 * SNI and the check of the certificate. No redirect, no proxy, no connection used twice.
 */
@ApplicationScoped
class Dialler {
    /** More than all lanes together: endpoints on one host must not wait for each other. */
    private static final int CONNECTIONS = 256;

    private final HttpClient client;
    private final Duration deadline;

    @Inject
    Dialler(Vertx vertx, WebhookConfig config) {
        this(vertx, config.deadline(), new HttpClientOptions());
    }

    /** {@code options} may bring a trust store of their own. */
    Dialler(Vertx vertx, Duration deadline, HttpClientOptions options) {
        this.deadline = deadline;
        this.client =
                vertx.createHttpClient(
                        options.setKeepAlive(false)
                                .setVerifyHost(true)
                                .setForceSni(true)
                                .setDecompressionSupported(false)
                                .setConnectTimeout((int) deadline.toMillis()),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Waits for the answer, at most until the deadline; for a thread that may block. {@code now} is
     * what a Retry-After date is counted from.
     */
    Answer post(Targets.Target to, Map<String, String> headers, String body, Instant now) {
        TargetUrl url = to.url();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        url.port(), to.address().getHostAddress()))
                        .setHost(host(url))
                        .setPort(url.port())
                        .setSsl(url.tls())
                        .setURI(url.path())
                        .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        Reading reading = new Reading();
        client.request(options)
                .onSuccess(request -> reading.start(request, Buffer.buffer(body)))
                .onFailure(reading::failed);
        return reading.await(deadline, now);
    }

    private static String host(TargetUrl url) {
        return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    }

    @PreDestroy
    void stop() {
        client.close();
    }
}
