package dev.slipway.gateway;

import dev.slipway.access.KeyTable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * One request under {@code /v1} from its head to the end of its answer; lives on one event loop.
 */
final class Exchange {
    static final String ATTEMPTS = "x-slipway-attempts";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final RoutingContext http;
    private final String requestId;
    private final Promise<Void> gone = Promise.promise();
    private KeyTable.Entry caller;
    private Deadline deadline;
    private String label = "none";
    private Outcome outcome = Outcome.SUCCESS;

    Exchange(RoutingContext http, String requestId) {
        this.http = http;
        this.requestId = requestId;
        http.put(Exchange.class.getName(), this);
    }

    /** How a request ended, for the metrics. */
    enum Outcome {
        SUCCESS,
        ERROR,
        /** The stream broke after its status was sent. */
        INTERRUPTED,
        /** The caller hung up. */
        CANCELLED
    }

    static Exchange of(RoutingContext http) {
        return http.get(Exchange.class.getName());
    }

    String requestId() {
        return requestId;
    }

    KeyTable.Entry caller() {
        return caller;
    }

    void calledBy(KeyTable.Entry key) {
        caller = key;
    }

    Deadline deadline() {
        return deadline;
    }

    void endsBy(Deadline latest) {
        deadline = latest;
    }

    /** The alias for metrics: only names that exist, or a caller could grow them without end. */
    String label() {
        return label;
    }

    void labelled(String alias) {
        label = alias;
    }

    Outcome outcome() {
        return outcome;
    }

    /** A caller that hung up stays one: what breaks behind it is only our own cancelling. */
    void ended(Outcome how) {
        if (outcome != Outcome.CANCELLED) {
            outcome = how;
        }
    }

    /** Nobody waits for the answer any more. */
    void hungUp() {
        outcome = Outcome.CANCELLED;
        gone.tryComplete();
    }

    /** Completes when the caller hangs up before the answer is complete. */
    Future<Void> gone() {
        return gone.future();
    }

    HttpServerResponse response() {
        return http.response();
    }

    /**
     * Answers with an error, unless it is too late for that. A wait of more than 60 s is never
     * said: some clients sleep for whatever they are told, others then do not retry at all.
     */
    void refuse(GatewayError error) {
        HttpServerResponse response = http.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        outcome = Outcome.ERROR;
        if (!error.kind().retryable()) {
            response.putHeader("x-should-retry", "false");
        } else if (error.retryAfter() != null) {
            long millis =
                    Math.max(0, Math.min(error.retryAfter().toMillis(), LONGEST_WAIT.toMillis()));
            response.putHeader("retry-after", Long.toString(Math.ceilDiv(millis, 1000L)))
                    .putHeader("retry-after-ms", Long.toString(millis));
        }
        json(error.kind().status(), Json.write(error.body()));
    }

    void json(int status, Buffer body) {
        http.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body);
    }
}
