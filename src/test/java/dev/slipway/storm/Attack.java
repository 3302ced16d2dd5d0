package dev.slipway.storm;

import dev.slipway.storm.proxy.Fault;
import dev.slipway.storm.proxy.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out the plan's attacks, one after the other, and takes all of them back at the end. */
final class Attack {
    private static final Duration OUTAGE = Duration.ofMillis(1500);
    private static final Duration TROUBLE = Duration.ofMillis(2500);
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Duration POSITION = Duration.ofSeconds(6);

    /** As events name them. */
    static final List<String> PROXIES = List.of("postgres", "sandbox", "receiver");

    private final Cluster cluster;
    private final Events events;
    private final Takeovers takeovers;
    private final Object postgresTurn = new Object();
    private final AtomicInteger positions = new AtomicInteger();

    Attack(Cluster cluster, Events events, Takeovers takeovers) {
        this.cluster = cluster;
        this.events = events;
        this.takeovers = takeovers;
    }

    /** Comes back when all is done. */
    void run(List<Act> acts, PlanClock clock) {
        for (Act act : acts) {
            clock.await(act.at());
            try {
                carryOut(act);
            } catch (RuntimeException e) {
                events.add("failed", act.what().name(), e.toString());
            }
        }
    }

    private void carryOut(Act act) {
        switch (act.what()) {
            case KILL -> kill(victim(act.target()));
            case STOP -> victim(act.target()).stop("at random");
            case POSTGRES_KILL -> Thread.ofPlatform().daemon().start(this::killPostgres);
            case PROVIDER_FAULT -> fault(act.detail());
            case SWITCH -> position(act.detail());
            case SETTING -> cluster.sandbox.post("/sandbox/switches", act.detail());
            case PROXY -> network(act.target(), act.detail());
            case RECEIVER -> {
                events.add("fault", "receiver", "503 x " + act.target());
                cluster.receiver.refuse(act.target());
            }
            case QUARTZ -> quartz(act.detail());
            case UPGRADE -> cluster.upgrade(act.target(), BOOT);
        }
    }

    /** The one that was meant, or another when that one does nothing now anyway. */
    private Replica victim(int target) {
        Replica meant = cluster.replicas.get(target);
        Waiting.reached(BOOT, () -> cluster.replicas.stream().anyMatch(Replica::working));
        return meant.working()
                ? meant
                : cluster.replicas.stream().filter(Replica::working).findFirst().orElse(meant);
    }

    private void kill(Replica replica) {
        String node = replica.node();
        replica.kill("at random");
        if (node != null) {
            takeovers.watch(node);
        }
    }

    private void killPostgres() {
        synchronized (postgresTurn) {
            events.add("pg-kill", "postgres", "");
            cluster.postgres.kill();
            Waiting.pause(OUTAGE);
            cluster.postgres.start();
            events.add("start", "postgres", "");
        }
    }

    private void fault(String rule) {
        cluster.sandbox.post("/sandbox/faults", rule);
        events.add("fault", "provider", rule);
    }

    private void position(String position) {
        cluster.sandbox.post("/sandbox/switches", position);
        events.add("fault", "provider", position);
        int mine = positions.incrementAndGet();
        later(
                POSITION,
                () -> {
                    if (positions.get() == mine) {
                        cluster.sandbox.post("/sandbox/switches", Trouble.CALM);
                    }
                });
    }

    private void network(int target, String name) {
        FaultProxy proxy = cluster.proxies().get(target);
        events.add("fault", PROXIES.get(target), name);
        Fault fault = Trouble.NETWORK.get(name);
        proxy.set(fault);
        later(TROUBLE, () -> proxy.end(fault));
    }

    private void quartz(String statements) {
        synchronized (postgresTurn) {
            events.add("quartz", "postgres", statements);
            try (Connection connection = cluster.postgres.direct().getConnection()) {
                connection.createStatement().execute(statements);
            } catch (SQLException e) {
                events.add("failed", "quartz", e.getMessage());
            }
        }
    }

    private static void later(Duration wait, Runnable end) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            Waiting.pause(wait);
                            end.run();
                        });
    }

    /**
     * Takes back every fault and waits until all replicas work again, without crash points.
     *
     * @param planned calls of the provider that were to go wrong
     * @return how many of them did not
     */
    int heal(CrashBook crashes, int planned) {
        crashes.hold();
        positions.incrementAndGet();
        Waiting.pause(TROUBLE.plusMillis(500));
        synchronized (postgresTurn) {
            cluster.proxies().forEach(proxy -> proxy.set(Fault.NONE));
        }
        int left = 0;
        for (var rule : cluster.sandbox.get("/sandbox/faults")) {
            left += rule.path("count").asInt(1);
        }
        cluster.sandbox.delete("/sandbox/faults");
        events.add("befell", "provider", String.valueOf(planned - left));
        for (int i = 0; i < PROXIES.size(); i++) {
            String connections = String.valueOf(cluster.proxies().get(i).befallen());
            events.add("befell", PROXIES.get(i), connections);
            events.add("befell", "network", connections);
        }
        cluster.sandbox.post("/sandbox/switches", Trouble.CALM);
        cluster.receiver.refuse(0);
        for (Replica replica : cluster.replicas) {
            if (replica.armed()) {
                Waiting.reached(BOOT, replica::working);
                replica.renew(BOOT);
            }
        }
        Waiting.until(
                "all replicas work again",
                BOOT,
                () -> cluster.replicas.stream().allMatch(Replica::working));
        events.add("heal", "all", "");
        return left;
    }
}
