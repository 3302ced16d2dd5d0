package dev.slipway.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** A whole answer, ready to be sent. */
record PlainAnswer(UpstreamAnswer from, Buffer body) {

    /**
     * @throws AttemptFailure when the upstream's body is not an answer after all
     */
    static PlainAnswer of(UpstreamAnswer from, Buffer body, Rewriter rewriter) {
        ObjectNode json =
                Json.object(body)
                        .orElseThrow(
                                () ->
                                        AttemptFailure.broken(
                                                "The model's provider sent an answer that is not JSON."));
        if (!Json.absent(json.get("error"))) {
            throw ErrorMapping.inside(
                    new Refusal(200, null, Refusal.error(json)),
                    from.candidate(),
                    rewriter.model());
        }
        rewriter.rewrite(json);
        return new PlainAnswer(from, Json.write(json));
    }

    Void send(Exchange exchange) {
        if (!exchange.response().closed()) {
            from.describe(exchange.response());
            exchange.json(200, body);
        }
        return null;
    }
}
