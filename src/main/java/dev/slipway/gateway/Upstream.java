package dev.slipway.gateway;

import dev.slipway.gateway.ModelRequest.Output;
import dev.slipway.provider.InferenceHost;
import dev.slipway.provider.InferenceHost.InferenceCall;
import dev.slipway.provider.InferenceStream;
import dev.slipway.routing.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Asks one target once; every failure comes out as an {@link AttemptFailure}. */
@ApplicationScoped
class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final long LONGEST_REFUSAL = 256 * 1024;

    private final Vertx vertx;
    private final InferenceHost host;
    private final Traffic traffic;
    private final GatewayConfig config;
    private final Clock clock;

    Upstream(Vertx vertx, InferenceHost host, Traffic traffic, GatewayConfig config, Clock clock) {
        this.vertx = vertx;
        this.host = host;
        this.traffic = traffic;
        this.config = config;
        this.clock = clock;
    }

    /** An answer whose status is a success; its body is not read yet. */
    Future<UpstreamAnswer> ask(Exchange exchange, ModelRequest request, Candidate candidate) {
        long patience =
                request.stream()
                        ? exchange.deadline().millisLeft(config.firstByte())
                        : exchange.deadline().millisLeft();
        if (candidate.dedicated()) {
            traffic.used(candidate.inferenceName());
        }
        InferenceCall call =
                new InferenceCall(
                        request.output().path(),
                        request.to(candidate),
                        candidate.dedicated(),
                        patience);
        return head(exchange, call)
                .compose(
                        stream ->
                                stream.status() / 100 == 2
                                        ? Future.succeededFuture(
                                                new UpstreamAnswer(candidate, stream))
                                        : refused(exchange, request, candidate, stream))
                .recover(cause -> Future.failedFuture(sorted(exchange, request, candidate, cause)));
    }

    Future<Buffer> body(Exchange exchange, UpstreamAnswer answer) {
        return BodyReader.read(vertx, exchange, answer.stream(), config.maxAnswer().asLongValue());
    }

    private Future<InferenceStream> head(Exchange exchange, InferenceCall call) {
        Promise<InferenceStream> head = Promise.promise();
        long timer =
                vertx.setTimer(call.timeoutMillis(), late -> head.tryFail(ErrorMapping.timeout()));
        exchange.gone().onComplete(gone -> head.tryFail(AttemptFailure.callerGone()));
        host.send(call)
                .onComplete(
                        sent -> {
                            vertx.cancelTimer(timer);
                            if (sent.failed()) {
                                head.tryFail(sent.cause());
                            } else if (!head.tryComplete(sent.result())) {
                                sent.result().cancel();
                            }
                        });
        return head.future();
    }

    private Future<UpstreamAnswer> refused(
            Exchange exchange, ModelRequest request, Candidate candidate, InferenceStream stream) {
        return BodyReader.read(vertx, exchange, stream, LONGEST_REFUSAL)
                .otherwise(Buffer.buffer())
                .compose(
                        body -> {
                            Refusal refusal =
                                    Refusal.of(
                                            stream.status(),
                                            RetryAfter.of(stream.headers(), clock.instant()),
                                            body);
                            return Future.failedFuture(
                                    ErrorMapping.of(
                                            refusal,
                                            candidate,
                                            request.model(),
                                            config.startingRetryAfter()));
                        });
    }

    /** The log tells the operator what callers are not told; nothing in it was said by a caller. */
    private AttemptFailure sorted(
            Exchange exchange, ModelRequest request, Candidate candidate, Throwable cause) {
        AttemptFailure failure =
                NoAnswer.of(cause, candidate, request.model(), config.startingRetryAfter());
        LOG.debugf(
                "Request %s: %s answered %s (%s)",
                exchange.requestId(),
                candidate.inferenceName(),
                failure.error().kind(),
                cause instanceof AttemptFailure ? "" : cause.toString());
        ErrorKind kind = failure.error().kind();
        if (kind == ErrorKind.UPSTREAM_BILLING || kind == ErrorKind.UPSTREAM_CREDENTIALS) {
            LOG.errorf(
                    "The provider refuses our own account (%s), seen by request %s",
                    kind.code(), exchange.requestId());
        }
        return request.output() == Output.IMAGES
                        && NoAnswer.mayHaveWorked(cause)
                        && !config.repeatLostImages()
                ? failure.last()
                : failure;
    }
}
