package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How endpoints of V1 start and stop. */
final class LegacyLife {
    static final String STARTED = "STARTED";
    static final String STOPPED = "STOPPED";
    static final String STOPPING = "STOPPING";
    static final String ERROR = "ERROR";
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofMinutes(1);

    private LegacyLife() {}

    static Timeline begin(Instant at, LegacyEndpoint.Facts facts, FaultKind fate) {
        Timeline none = new Timeline(List.of());
        return facts.started() ? start(none, at, facts.min(), fate) : none.then(at, STOPPED);
    }

    private static Timeline start(Timeline past, Instant at, int replicas, FaultKind fate) {
        Timeline pending = past.then(at, "PENDING");
        if (fate == FaultKind.NO_CAPACITY) {
            return pending;
        }
        Timeline starting = pending.then(at.plus(WAIT), "STARTING");
        return fate == FaultKind.DEPLOYMENT_FAILS
                ? starting.then(at.plus(START), ERROR)
                : starting.then(started(at.plus(START), replicas));
    }

    private static Phase started(Instant at, int replicas) {
        return new Phase(at, STARTED, "", replicas);
    }

    /** The life after {@code facts} were set at {@code at}. */
    static Timeline changed(LegacyEndpoint endpoint, LegacyEndpoint.Facts facts, Instant at) {
        Phase phase = endpoint.at(at);
        Timeline past = endpoint.timeline().cutAt(at);
        boolean down = phase.is(STOPPED) || phase.is(STOPPING) || phase.is(ERROR);
        if (!facts.started()) {
            return down
                    ? endpoint.timeline()
                    : past.then(at, STOPPING).then(at.plus(STOP), STOPPED);
        }
        if (down) {
            return start(past, at, facts.min(), null);
        }
        if (phase.ready() > 0) {
            return phase.ready() == facts.min()
                    ? endpoint.timeline()
                    : past.then(started(at, facts.min()));
        }
        return new Timeline(
                endpoint.timeline().phases().stream()
                        .map(
                                p ->
                                        p.ready() > 0 && p.from().isAfter(at)
                                                ? started(p.from(), facts.min())
                                                : p)
                        .toList());
    }
}
