package dev.slipway.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts by alias; never by key or user, whose number has no bound. */
@ApplicationScoped
class GatewayMetrics {
    static final String REQUESTS = "slipway.gateway.requests";
    static final String FIRST_BYTE = "slipway.gateway.first.byte";

    private final MeterRegistry registry;

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Time until the status was sent; for a stream, that is its first token. */
    void head(Exchange exchange, long nanos) {
        registry.timer(FIRST_BYTE, "alias", exchange.label()).record(nanos, TimeUnit.NANOSECONDS);
    }

    void end(Exchange exchange, long nanos) {
        registry.timer(
                        REQUESTS,
                        "alias",
                        exchange.label(),
                        "status",
                        Integer.toString(exchange.response().getStatusCode()),
                        "outcome",
                        exchange.outcome().name().toLowerCase(Locale.ROOT))
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
