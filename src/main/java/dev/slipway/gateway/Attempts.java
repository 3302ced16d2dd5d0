package dev.slipway.gateway;

import dev.slipway.gateway.AttemptFailure.Next;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Asks targets until one answers: the same one at most twice, then the next. When all fail, the
 * caller gets the first target's error, since that is the one its request was meant for.
 */
final class Attempts<T> {
    /** With less than this left, a further attempt would only be thrown away. */
    private static final long LEAST_MILLIS = 2_000;

    private final Vertx vertx;
    private final Duration pause;
    private final Exchange exchange;
    private final List<Candidate> candidates;
    private final Function<Candidate, Future<T>> ask;
    private int count;
    private AttemptFailure primary;

    Attempts(
            Vertx vertx,
            Duration pause,
            Exchange exchange,
            List<Candidate> candidates,
            Function<Candidate, Future<T>> ask) {
        this.vertx = vertx;
        this.pause = pause;
        this.exchange = exchange;
        this.candidates = candidates;
        this.ask = ask;
    }

    /** Fails with {@link AttemptFailure}. */
    Future<T> run() {
        return attempt(0, false);
    }

    private Future<T> attempt(int target, boolean again) {
        count++;
        exchange.response().putHeader(Exchange.ATTEMPTS, Integer.toString(count));
        return ask.apply(candidates.get(target))
                .recover(
                        cause ->
                                cause instanceof AttemptFailure failure
                                        ? after(failure, target, again)
                                        : Future.failedFuture(cause));
    }

    private Future<T> after(AttemptFailure failure, int target, boolean again) {
        if (target == 0) {
            primary = failure;
        }
        if (failure.next() == Next.GIVE_UP || exchange.deadline().millisLeft() < LEAST_MILLIS) {
            return Future.failedFuture(primary);
        }
        if (failure.next() == Next.SAME_TARGET && !again) {
            return pause(failure.error().retryAfter()).compose(now -> attempt(target, true));
        }
        return target + 1 < candidates.size()
                ? attempt(target + 1, false)
                : Future.failedFuture(primary);
    }

    /** What the upstream asks for, or full jitter, so that many callers do not come back as one. */
    private Future<Void> pause(Duration asked) {
        long jitter = ThreadLocalRandom.current().nextLong(1, 2 + 2 * pause.toMillis());
        Promise<Void> over = Promise.promise();
        vertx.setTimer((asked == null ? 0 : asked.toMillis()) + jitter, now -> over.tryComplete());
        exchange.gone().onComplete(gone -> over.tryFail(AttemptFailure.callerGone()));
        return over.future();
    }
}
