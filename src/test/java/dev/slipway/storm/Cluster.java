package dev.slipway.storm;

import dev.slipway.storm.proxy.FaultProxy;
import dev.slipway.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that takes part: servers, the proxies before them, and the replicas. */
final class Cluster implements AutoCloseable {
    private static final Duration FIRST_START = Duration.ofMinutes(4);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final StormOptions options;
    private final StormSettings settings;
    final StormPostgres postgres;
    final StormSandbox sandbox;
    final StormReceiver receiver;
    final FaultProxy toPostgres;
    final FaultProxy toSandbox;
    final FaultProxy toReceiver;
    final List<Replica> replicas = new CopyOnWriteArrayList<>();

    Cluster(StormOptions options, StormSettings settings) throws IOException {
        this.options = options;
        this.settings = settings;
        try {
            Path folder = options.folder();
            receiver = keep(new StormReceiver(JsonLines.create(folder.resolve(Evidence.RECEIVER))));
            postgres = keep(StormPostgres.create(folder.resolve("postgres")));
            sandbox = keep(StormSandbox.start(options, settings, Setup.hub(folder.resolve("hub"))));
            toPostgres = keep(FaultProxy.before(postgres.port()));
            toSandbox = keep(FaultProxy.before(sandbox.port()));
            toReceiver = keep(FaultProxy.before(receiver.port()));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    List<FaultProxy> proxies() {
        return List.of(toPostgres, toSandbox, toReceiver);
    }

    List<URI> addresses() {
        return replicas.stream().map(Replica::uri).toList();
    }

    /**
     * One start, the first work and an orderly stop, after which the others boot from what it has
     * loaded.
     */
    void prime(Replica.Grounds grounds, Runnable firstWork) throws InterruptedException {
        Replica first = replica(0, Duration.ZERO, PackagedApp.recording(archive()), grounds);
        first.keep();
        Waiting.until("the first replica works", FIRST_START, first::working);
        replicas.add(first);
        try {
            firstWork.run();
        } finally {
            replicas.clear();
            first.retire(Duration.ofSeconds(90));
        }
    }

    void startReplicas(List<Duration> offsets, Replica.Grounds grounds) {
        for (int i = 0; i < options.replicas(); i++) {
            Replica replica = replica(i, offsets.get(i), PackagedApp.using(archive()), grounds);
            replicas.add(keep(replica));
            replica.keep();
        }
        Waiting.until(
                "all replicas work",
                FIRST_START,
                () -> replicas.stream().allMatch(Replica::working));
    }

    private Replica replica(int index, Duration offset, String classes, Replica.Grounds grounds) {
        int port = FreePorts.take();
        ReplicaSettings how = new ReplicaSettings(options, settings);
        Map<String, String> environment =
                how.environment(
                        index,
                        offset,
                        new ReplicaSettings.Ways(
                                toPostgres.port(), toSandbox.port(), sandbox.port()));
        String name = "replica-" + (index + 1);
        return new Replica(
                new Replica.Make(
                        name,
                        port,
                        how.command(name, port, options.first(), classes),
                        environment,
                        options.folder().resolve("logs").resolve(name + ".log")),
                grounds);
    }

    /** It comes back as what the storm is to end with. */
    void upgrade(int index, Duration atMost) {
        Replica replica = replicas.get(index);
        ReplicaSettings how = new ReplicaSettings(options, settings);
        replica.become(
                how.command(replica.name(), replica.uri().getPort(), options.app(), "-Xshare:auto"),
                atMost);
    }

    private Path archive() {
        return options.folder().resolve("classes.jsa");
    }

    private <T extends AutoCloseable> T keep(T thing) {
        started.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("Did not end cleanly: " + e);
            }
        }
    }
}
