package dev.slipway.gateway;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** First and last to see a request: names it, marks its answer, turns failures into errors. */
@ApplicationScoped
class Entrance {
    private static final Logger LOG = Logger.getLogger(Entrance.class);

    private final RequestIds ids;
    private final GatewayMetrics metrics;

    Entrance(RequestIds ids, GatewayMetrics metrics) {
        this.ids = ids;
        this.metrics = metrics;
    }

    void open(RoutingContext http) {
        long started = System.nanoTime();
        Exchange exchange =
                new Exchange(http, ids.choose(http.request().getHeader("x-request-id")));
        http.response()
                .putHeader("x-request-id", exchange.requestId())
                .putHeader("openai-version", "2020-10-01");
        http.addHeadersEndHandler(
                now -> {
                    long taken = System.nanoTime() - started;
                    http.response()
                            .putHeader("openai-processing-ms", Long.toString(taken / 1_000_000));
                    metrics.head(exchange, taken);
                });
        // One handler for both, since several are called last to first.
        http.addEndHandler(
                end -> {
                    if (end.failed()) {
                        exchange.hungUp();
                    }
                    metrics.end(exchange, System.nanoTime() - started);
                });
        http.next();
    }

    /** For whatever was thrown or given to {@code fail}; logs no text that a caller sent. */
    void failed(RoutingContext http) {
        Exchange exchange = Exchange.of(http);
        if (http.failure() instanceof GatewayException known) {
            exchange.refuse(known.error());
        } else if (http.statusCode() == 413) {
            exchange.refuse(GatewayError.of(ErrorKind.TOO_LARGE, "The request body is too large."));
        } else if (http.statusCode() == 400) {
            exchange.refuse(
                    GatewayError.of(ErrorKind.INVALID_REQUEST, "The request cannot be read."));
        } else {
            LOG.errorf(http.failure(), "Request %s failed", exchange.requestId());
            exchange.refuse(
                    GatewayError.of(
                            ErrorKind.INTERNAL,
                            "Slipway failed; its log has the reason under this request's id."));
        }
    }
}
