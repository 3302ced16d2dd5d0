package dev.slipway.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Runs claims through their handlers and has them settled. Never throws: one bad row never stops
 * the loop.
 */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final Map<String, WorkHandler> handlers;
    private final Map<WorkHandler.Lane, Set<String>> lanes;
    private final LeaseKeeper leases;
    private final Settler settler;
    private final Setbacks setbacks;
    private final EngineConfig config;

    Worker(
            @All List<WorkHandler> handlers,
            LeaseKeeper leases,
            Settler settler,
            Setbacks setbacks,
            EngineConfig config) {
        this.handlers =
                handlers.stream().collect(Collectors.toMap(WorkHandler::kind, Function.identity()));
        this.lanes =
                handlers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        WorkHandler::lane,
                                        Collectors.mapping(WorkHandler::kind, Collectors.toSet())));
        this.leases = leases;
        this.settler = settler;
        this.setbacks = setbacks;
        this.config = config;
    }

    Set<String> kinds(WorkHandler.Lane lane) {
        return lanes.getOrDefault(lane, Set.of());
    }

    /** Whether items of this kind can be looked at together. */
    boolean inBulk(String kind) {
        return handlers.get(kind) instanceof BulkHandler;
    }

    void run(Claim claim) {
        leases.keep(claim);
        Settlement settlement;
        try {
            claim.mayRunFor(limit(claim.kind()));
            CrashPoints.pass("claim", claim.kind());
            settlement = handlers.get(claim.kind()).work(claim);
        } catch (Throwable t) {
            // An Error, too: a lease that is not forgotten is renewed for ever.
            try {
                setbacks.of(claim, t);
            } finally {
                leases.forget(claim);
            }
            return;
        }
        settler.settle(new Ended(claim, settlement));
    }

    /**
     * Runs what can be done together.
     *
     * @param claims of one kind
     * @return those left for {@link #run}; their leases are kept
     */
    List<Claim> runAll(List<Claim> claims) {
        if (claims.size() < 2 || !inBulk(claims.getFirst().kind())) {
            return claims;
        }
        leases.keepAll(claims);
        Duration limit = limit(claims.getFirst().kind());
        claims.forEach(claim -> claim.mayRunFor(limit));
        Map<Claim, Settlement> answers = answers(claims);
        List<Ended> ended = new ArrayList<>();
        List<Claim> left = new ArrayList<>();
        for (Claim claim : claims) {
            Settlement settlement = answers.get(claim);
            if (settlement == null) {
                claim.waits();
                left.add(claim);
            } else {
                ended.add(new Ended(claim, settlement));
            }
        }
        settler.settleAll(ended.stream().filter(Ended::listable).toList());
        ended.stream().filter(one -> !one.listable()).forEach(settler::settle);
        return left;
    }

    /** Lets others do it. */
    void handBack(List<Claim> claims) {
        settler.handBack(claims);
    }

    private Duration limit(String kind) {
        Duration own = handlers.get(kind).longest();
        Duration limit = config.longestWork();
        return own.compareTo(limit) > 0 ? own : limit;
    }

    private Map<Claim, Settlement> answers(List<Claim> claims) {
        String kind = claims.getFirst().kind();
        CrashPoints.pass("claim", kind);
        try {
            return Objects.requireNonNull(((BulkHandler) handlers.get(kind)).workAll(claims));
        } catch (Throwable t) {
            LOG.debugf("%d of %s go one by one: %s", claims.size(), kind, t);
            return Map.of();
        }
    }
}
