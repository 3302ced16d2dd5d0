package dev.slipway.storm;

import dev.slipway.storm.check.Verdict;
import dev.slipway.storm.check.Witness;
import dev.slipway.testing.TestKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** One storm from the first process to the report. */
public final class Storm {
    private static final Duration AT_LEAST = Duration.ofMinutes(2);
    private static final Duration REPEAT = Duration.ofSeconds(20);
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    private final StormOptions options;
    private final StormSettings settings;
    private final StormPlan plan;
    private final PrintStream out;

    public Storm(StormOptions options, PrintStream out) {
        this(options, StormPlan.of(options, StormSettings.of(options.factor())), out);
    }

    Storm(StormOptions options, StormPlan plan, PrintStream out) {
        this.options = options;
        this.settings = StormSettings.of(options.factor());
        this.plan = plan;
        this.out = out;
    }

    /** Runs it, writes the report into the folder and prints it. */
    public Report run(Function<Evidence, List<Verdict>> checks)
            throws IOException, InterruptedException, SQLException {
        Folders.fresh(options.folder());
        out.printf(
                "Storm of seed %d: %d jobs, %d kills, %d replicas, times divided by %d, about %d min%n",
                options.seed(),
                options.jobs(),
                options.kills(),
                options.replicas(),
                settings.factor(),
                plan.length().toMinutes() + 2);
        try (Events events = new Events(file(Evidence.EVENTS));
                Cluster cluster = new Cluster(options, settings)) {
            return weather(events, cluster, checks);
        }
    }

    private Report weather(Events events, Cluster cluster, Function<Evidence, List<Verdict>> checks)
            throws InterruptedException, SQLException {
        CrashBook none = new CrashBook(List.of(), new java.util.Random(0));
        Duration pause = settings.lease().multipliedBy(2);
        CrashBook crashes = new CrashBook(plan.crashPoints(), new java.util.Random(options.seed()));
        if (options.kills() > 0) {
            // Else nobody would be started again and be told of them.
            crashes.hold();
        }
        try (Customer customer =
                        new Customer(cluster::addresses, TestKeys.ADMIN, file(Evidence.CLIENT));
                Board board = new Board(cluster.postgres.direct());
                Jobs jobs = new Jobs(customer, board);
                Probes probes =
                        new Probes(
                                cluster.replicas, customer, file(Probes.FILE), Preparation.ALIAS)) {
            cluster.prime(
                    new Replica.Grounds(events, none, pause),
                    () -> {
                        Witness.install(cluster.postgres.direct());
                        new Preparation(cluster, customer, board).run();
                    });
            cluster.startReplicas(plan.offsets(), new Replica.Grounds(events, crashes, pause));
            if (!plan.uniqueNames()) {
                cluster.sandbox.post("/sandbox/switches", "{\"uniqueNames\":false}");
            }
            probes.start();
            crashes.release();
            PlanClock clock = new PlanClock(cluster.replicas, plan.length());
            jobs.start(plan.jobs(), clock);
            Takeovers takeovers = new Takeovers(cluster.postgres.direct());
            Stillness stillness =
                    new Stillness(cluster.postgres.direct(), board, jobs, plan.jobs());
            Thread teller = Thread.ofVirtual().start(() -> tell(events, jobs, stillness));
            Attack attack = new Attack(cluster, events, takeovers);
            attack.run(plan.acts(), clock);
            // On a slow machine much that has a crash point is still to come.
            stillness.awaitOr(patience(), crashes::done);
            int unseen = attack.heal(crashes, plan.faultyCalls());
            Instant healed = Instant.now();
            boolean quiet = stillness.await(patience());
            events.add("quiet", quiet ? "all" : "not", stillness.moving().toString());
            teller.interrupt();
            clock.stop();
            probes.stop();
            customer.repeatAll(REPEAT);
            board.read();
            Evidence evidence = evidence(cluster, crashes, healed);
            Report report =
                    Report.of(
                            evidence,
                            new Report.Seen(events, crashes, takeovers, board, unseen, quiet),
                            plan,
                            checks.apply(evidence));
            report.write(options.folder());
            out.println(report.text());
            return report;
        }
    }

    /** So long may nothing move at all. */
    private Duration patience() {
        return AT_LEAST.plus(settings.quarantine().multipliedBy(2));
    }

    private void tell(Events events, Jobs jobs, Stillness stillness) {
        long begun = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Waiting.pause(PROGRESS);
            out.printf(
                    "%4d s: %d jobs taken, %d kills, %d crash points, %d pauses, on their way %s%n",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    jobs.taken(),
                    events.count("kill"),
                    events.count("crash"),
                    events.count("stop") + events.count("pause"),
                    stillness.moving());
        }
    }

    private Evidence evidence(Cluster cluster, CrashBook crashes, Instant healed) {
        List<Integer> permanent =
                plan.jobs().stream()
                        .filter(job -> job.kind().permanentFault())
                        .map(Job::number)
                        .toList();
        return new Evidence(
                options.folder(),
                cluster.postgres.direct(),
                cluster.sandbox.uri(),
                settings,
                new StormFacts(
                        options.seed(),
                        options.jobs(),
                        options.replicas(),
                        plan.events(),
                        plan.befalling(),
                        plan.uniqueNames(),
                        crashes.mustHit(),
                        permanent,
                        healed));
    }

    private JsonLines file(String name) {
        return JsonLines.create(path(name));
    }

    private Path path(String name) {
        Path path = options.folder().resolve(name);
        if (!Files.isDirectory(path.getParent())) {
            throw new IllegalStateException(path.getParent() + " is missing");
        }
        return path;
    }
}
