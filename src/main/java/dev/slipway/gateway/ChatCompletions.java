package dev.slipway.gateway;

import dev.slipway.gateway.ModelRequest.Output;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** {@code POST /v1/chat/completions}, plain and streamed. */
@ApplicationScoped
class ChatCompletions implements Endpoint {
    private final Vertx vertx;
    private final GatewayConfig config;
    private final Planner planner;
    private final Upstream upstream;
    private final Clock clock;

    ChatCompletions(
            Vertx vertx, GatewayConfig config, Planner planner, Upstream upstream, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.planner = planner;
        this.upstream = upstream;
        this.clock = clock;
    }

    private record Chat(Exchange exchange, ChatRequest request, List<Candidate> candidates) {}

    @Override
    public String path() {
        return "/v1" + Output.TEXT.path();
    }

    @Override
    public void answer(RoutingContext http) {
        Exchange exchange = Exchange.of(http);
        exchange.endsBy(
                Deadline.in(config.total(), http.request().getHeader("x-stainless-timeout")));
        ChatRequest request = ChatRequest.parse(http.body().buffer());
        Chat chat = new Chat(exchange, request, planner.plan(request, exchange));
        // In map, not in a callback: what is thrown while sending must reach the caller, too.
        Future<Void> sent =
                request.stream()
                        ? attempts(chat, candidate -> stream(chat, candidate))
                                .map(StreamRelay::commit)
                        : attempts(chat, candidate -> whole(chat, candidate))
                                .map(answer -> answer.send(exchange));
        sent.onFailure(http::fail);
    }

    private <T> Future<T> attempts(Chat chat, Function<Candidate, Future<T>> ask) {
        return new Attempts<>(vertx, config.retryPause(), chat.exchange(), chat.candidates(), ask)
                .run();
    }

    private Future<PlainAnswer> whole(Chat chat, Candidate candidate) {
        AnswerRewriter rewriter = rewriter(chat, AnswerRewriter.Shape.WHOLE);
        return upstream.ask(chat.exchange(), chat.request(), candidate)
                .compose(
                        answer ->
                                upstream.body(chat.exchange(), answer)
                                        .map(body -> PlainAnswer.of(answer, body, rewriter)));
    }

    private Future<StreamRelay> stream(Chat chat, Candidate candidate) {
        AnswerRewriter rewriter = rewriter(chat, AnswerRewriter.Shape.CHUNK);
        boolean usage = chat.request().wantsUsage();
        return upstream.ask(chat.exchange(), chat.request(), candidate)
                .map(
                        answer ->
                                new StreamRelay(
                                        vertx,
                                        config,
                                        chat.exchange(),
                                        answer,
                                        to -> new StreamDecoder(rewriter, usage, candidate, to)))
                .compose(StreamRelay::open);
    }

    private AnswerRewriter rewriter(Chat chat, AnswerRewriter.Shape shape) {
        return new AnswerRewriter(
                chat.request().model(),
                "chatcmpl-" + chat.exchange().requestId(),
                clock.instant().getEpochSecond(),
                shape);
    }
}
