package dev.slipway.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes every request: checks the key, finds the route, lets faults happen, runs the handler under
 * the world's one lock and writes the answer outside of it.
 */
public final class Dispatcher implements HttpHandler {
    private final Routes routes;
    private final Faults faults;
    private final Weather weather;
    private final ReentrantLock world;
    private final Consumer<Duration> pause;

    /**
     * @param pause waits in wall time, for the fault {@code delay}
     */
    public Dispatcher(
            Routes routes,
            Faults faults,
            Weather weather,
            ReentrantLock world,
            Consumer<Duration> pause) {
        this.routes = routes;
        this.faults = faults;
        this.weather = weather;
        this.world = world;
        this.pause = pause;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<FaultRule> fault = Optional.empty();
            Reply reply;
            try {
                List<String> path = Requests.path(exchange);
                Call call = receive(exchange, path);
                locked(
                        () -> {
                            weather.admit(call);
                            return null;
                        });
                boolean dryRun = call.query("validateOnly").filter("true"::equals).isPresent();
                if (path.isEmpty() || !path.get(0).equals("sandbox")) {
                    fault = faults.take(exchange.getRequestMethod(), path, dryRun);
                }
                if (fault.isPresent()) {
                    before(fault.get(), call.who() == null);
                }
                reply = run(call, path, fault);
            } catch (ApiException e) {
                reply = e.reply();
            } catch (RuntimeException e) {
                System.getLogger("sandbox").log(System.Logger.Level.ERROR, "a bug", e);
                reply = ApiException.of(500, "internal_error", "Internal server error").reply();
            }
            send(exchange, reply, fault.map(FaultRule::kind).orElse(null));
        }
    }

    private static Call receive(HttpExchange exchange, List<String> path) throws IOException {
        Call.Head head = Requests.head(exchange);
        byte[] body = Requests.body(exchange);
        String who = Keys.check(path, Optional.ofNullable(head.headers().get("authorization")));
        return new Call(head, Map.of(), body, who, null);
    }

    /**
     * @param hub whether the call was for the Hub, whose errors look different
     */
    private void before(FaultRule fault, boolean hub) {
        FaultRule.Answer answer = fault.answer();
        switch (fault.kind()) {
            case FAIL -> {
                int status = answer.status() == null ? 500 : answer.status();
                throw refusal(hub, status, answer, "A fault was asked for");
            }
            case RATE_LIMIT -> throw refusal(hub, 429, answer, "Rate limit reached");
            case DELAY ->
                    pause.accept(
                            Duration.ofMillis(answer.delayMs() == null ? 1_000 : answer.delayMs()));
            default -> {}
        }
    }

    private static ApiException refusal(
            boolean hub, int status, FaultRule.Answer answer, String otherwise) {
        String message = answer.message() == null ? otherwise : answer.message();
        if (hub) {
            String code = answer.code() == null ? "" : answer.code();
            return ApiException.hub(status, code, message, retryAfter(answer));
        }
        String code =
                answer.code() == null && status == 429 ? "dynamic_request_limited" : answer.code();
        return ApiException.of(status, code, message, retryAfter(answer));
    }

    private static Map<String, String> retryAfter(FaultRule.Answer answer) {
        if (answer.retryAfter() == null) {
            return Map.of();
        }
        String seconds = String.valueOf(answer.retryAfter());
        return Map.of("Retry-After", seconds, "x-ratelimit-reset", seconds);
    }

    private Reply run(Call call, List<String> path, Optional<FaultRule> fault) {
        Routes.Match match =
                routes.find(call.head().method(), path)
                        .orElseThrow(
                                () ->
                                        ApiException.notFound(
                                                "No such route: "
                                                        + call.head().method()
                                                        + " "
                                                        + call.head().path()));
        FaultKind fate = fault.map(FaultRule::kind).filter(FaultKind::fate).orElse(null);
        Supplier<Reply> work = () -> match.handler().handle(call.onRoute(match.params(), fate));
        Reply reply =
                locked(
                        () -> {
                            weather.catchUp();
                            if (!weather.postpones(call)) {
                                return work.get();
                            }
                            weather.postpone(() -> whole(work.get(), Supplier::get));
                            return new Reply.Silence();
                        });
        Reply whole = whole(reply, this::locked);
        return locked(() -> weather.changed(call, path, whole));
    }

    /** What comes of {@code reply} when all its slow work is done. */
    private static Reply whole(Reply reply, Function<Supplier<Reply>, Reply> locked) {
        Reply made = reply;
        while (true) {
            switch (made) {
                case Reply.Later later -> made = later.work().get();
                case Reply.Prepared<?> prepared -> made = locked.apply(prepared.done());
                default -> {
                    return made;
                }
            }
        }
    }

    private Reply locked(Supplier<Reply> work) {
        world.lock();
        try {
            return work.get();
        } finally {
            world.unlock();
        }
    }

    private static void send(HttpExchange exchange, Reply reply, FaultKind fault)
            throws IOException {
        if (fault == FaultKind.LOSE_ANSWER || reply instanceof Reply.Silence) {
            return; // closing an exchange without headers closes the connection
        }
        if (reply instanceof Reply.Events events) {
            Answers.stream(exchange, events, fault);
        } else if (reply instanceof Reply.Whole whole) {
            Answers.whole(exchange, fault == FaultKind.MALFORMED ? Answers.half(whole) : whole);
        } else if (reply instanceof Reply.Content content) {
            boolean cut = fault == FaultKind.MALFORMED || fault == FaultKind.CUT_STREAM;
            Answers.content(exchange, content, cut);
        }
    }
}
