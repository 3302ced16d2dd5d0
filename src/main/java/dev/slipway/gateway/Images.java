package dev.slipway.gateway;

import dev.slipway.gateway.ModelRequest.Output;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * {@code POST /v1/images/generations}. A version that is an image LoRA is asked of its base model,
 * which is told where to find the LoRA.
 */
@ApplicationScoped
class Images implements Endpoint {
    private final Vertx vertx;
    private final GatewayConfig config;
    private final Planner planner;
    private final Upstream upstream;
    private final Clock clock;

    Images(Vertx vertx, GatewayConfig config, Planner planner, Upstream upstream, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.planner = planner;
        this.upstream = upstream;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/v1" + Output.IMAGES.path();
    }

    @Override
    public void answer(RoutingContext http) {
        Exchange exchange = Exchange.of(http);
        exchange.endsBy(
                Deadline.in(config.total(), http.request().getHeader("x-stainless-timeout")));
        ImageRequest request = ImageRequest.parse(http.body().buffer());
        List<Candidate> candidates = planner.plan(request, exchange);
        ImageAnswer rewriter = new ImageAnswer(request.model(), clock.instant().getEpochSecond());
        new Attempts<>(
                        vertx,
                        config.retryPause(),
                        exchange,
                        candidates,
                        candidate -> ask(exchange, request, candidate, rewriter))
                .run()
                .map(answer -> answer.send(exchange))
                .onFailure(http::fail);
    }

    private Future<PlainAnswer> ask(
            Exchange exchange, ImageRequest request, Candidate candidate, ImageAnswer rewriter) {
        return upstream.ask(exchange, request, candidate)
                .compose(
                        answer ->
                                upstream.body(exchange, answer)
                                        .map(body -> PlainAnswer.of(answer, body, rewriter))
                                        .recover(this::billed));
    }

    /** It began with success, so its images are paid for; asking again would pay twice. */
    private <T> Future<T> billed(Throwable cause) {
        return Future.failedFuture(
                cause instanceof AttemptFailure failure && !config.repeatLostImages()
                        ? failure.last()
                        : cause);
    }
}
