package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.Call.Act;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether this account may still make endpoints in generation V1. Together's page on migrating from
 * V1 dedicated endpoints says that creating them, and restarting stopped ones, is answered with 403
 * {@code endpoints_v1_create_access_disabled}. No call tells beforehand, but it must be known
 * before anything is trained or uploaded. So it is asked to make an endpoint that cannot be made.
 *
 * <p>Assumed, and not proved by any public source: the right is checked no later than the fields'
 * values. If it is checked later, an account without the right passes for open here, and the 403
 * comes with the endpoint itself, as {@link FailureKind#GENERATION_CLOSED}.
 */
@ApplicationScoped
class V1Access {
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Call CALL = new Call(Act.READ, "say whether endpoints of V1 can be made");

    private final TogetherClients clients;
    private final Clock clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>();

    V1Access(TogetherClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    private record Seen(boolean open, Instant until) {}

    /**
     * Asked of Together, and remembered for ten minutes.
     *
     * @throws ProviderException when the answer says nothing about it: a wrong key, a rate limit,
     *     no answer
     */
    boolean open() {
        Seen last = seen.get();
        if (last == null || !clock.instant().isBefore(last.until())) {
            DedicatedApi api = clients.v1Endpoints();
            boolean open =
                    Calls.any(CALL, () -> api.create(DedicatedBody.impossible()), V1Access::judge);
            last = new Seen(open, clock.instant().plus(REMEMBERED));
            seen.set(last);
        }
        return last.open();
    }

    private static boolean judge(Reply reply) {
        ErrorBody body = ErrorBody.of(reply.body());
        FailureKind said = Refusal.of(body);
        if (said == FailureKind.GENERATION_CLOSED) {
            return false;
        }
        boolean silent =
                switch (reply.status()) {
                    case 401, 403, 408, 429 -> true;
                    default -> reply.status() >= 500 || redirects(reply);
                };
        if (silent || body.page()) {
            throw TogetherErrors.answered(CALL, reply);
        }
        // The path itself is gone, unless it is the model that was not found.
        boolean gone =
                switch (reply.status()) {
                    case 404 -> said != FailureKind.NOT_FOUND;
                    case 405, 410 -> true;
                    default -> false;
                };
        return !gone;
    }

    private static boolean redirects(Reply reply) {
        return reply.status() >= 300 && reply.status() < 400;
    }
}
