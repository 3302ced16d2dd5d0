package dev.slipway.provider.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Whatever fault tolerance or an unreadable body throws leaves here as a HubException. */
final class HubCalls {
    // Not the application's mapper: its settings are about our own API.
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubExchange exchange;

    HubCalls(HubExchange exchange) {
        this.exchange = exchange;
    }

    HubReply send(HubRequest request) {
        try {
            return exchange.send(request);
        } catch (CircuitBreakerOpenException open) {
            throw HubErrors.circuitOpen(Duration.ofSeconds(HubExchange.OPEN_SECONDS), open);
        } catch (TimeoutException late) {
            throw HubErrors.noAnswer(request.what(), late);
        }
    }

    <T> T json(HubRequest request, Function<JsonNode, Optional<T>> reading) {
        return json(request, send(request), reading);
    }

    static <T> T json(HubRequest request, HubReply reply, Function<JsonNode, Optional<T>> reading) {
        try {
            return reading.apply(JSON.readTree(reply.body()))
                    .orElseThrow(
                            () ->
                                    HubErrors.unusable(
                                            request,
                                            reply.status(),
                                            "the answer lacks what was asked for"));
        } catch (IOException notJson) {
            throw HubErrors.unusable(request, reply.status(), "the answer is not JSON");
        }
    }
}
