package dev.slipway.storm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One place in the cluster: a process, and after each of its deaths the next one. */
final class Replica implements AutoCloseable {
    private static final Pattern POINT = Pattern.compile("(CRASH|PAUSE) (\\S+)");
    private static final Pattern NODE = Pattern.compile("(node_\\w+) claims work");
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String name;
    private final int port;
    private volatile List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Grounds grounds;
    private Thread keeper;
    private volatile Program program;
    private volatile String node;
    private volatile boolean paused;
    private volatile boolean wanted;
    private volatile boolean armed;

    /** What all replicas share. */
    record Grounds(Events events, CrashBook crashes, Duration pause) {}

    /** How this one is run. */
    record Make(
            String name,
            int port,
            List<String> command,
            Map<String, String> environment,
            Path log) {}

    Replica(Make make, Grounds grounds) {
        this.name = make.name();
        this.port = make.port();
        this.command = make.command();
        this.environment = make.environment();
        this.log = make.log();
        this.grounds = grounds;
    }

    String name() {
        return name;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The owner of its leases; null until it claims. */
    String node() {
        return node;
    }

    /** Whether it is up, claims work and is not asleep. */
    boolean working() {
        return node != null && !paused && program != null && program.alive();
    }

    /** Keeps it running, however often it dies, until {@link #close}. */
    void keep() {
        wanted = true;
        keeper = Thread.ofPlatform().name(name).daemon().start(this::life);
    }

    private void life() {
        while (wanted) {
            String points = grounds.crashes().forStart();
            grounds.events().add("start", name, points);
            LogTail tail = new LogTail(log);
            node = null;
            armed = !points.isEmpty();
            program = started(points);
            paused = false;
            while (program.alive()) {
                tail.lines().forEach(this::heard);
                Waiting.pause(LOOK);
            }
            tail.lines().forEach(this::heard);
            program.close();
        }
    }

    private synchronized Program started(String points) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SLIPWAY_CRASH_AT", points);
        return Program.start(command, all, log);
    }

    private void heard(String line) {
        Matcher claims = NODE.matcher(line);
        if (claims.find()) {
            node = claims.group(1);
        }
        Matcher point = POINT.matcher(line);
        if (point.matches()) {
            boolean stop = point.group(1).equals("PAUSE");
            grounds.crashes().hit(point.group(2), stop);
            if (stop) {
                grounds.events().add("stop", name, point.group(2));
                sleep();
            } else {
                grounds.events().add("crash", point.group(2), name);
            }
        }
    }

    /** Whether the process that runs now has crash points. */
    boolean armed() {
        return armed;
    }

    /** SIGKILL. */
    void kill(String why) {
        Program running = program;
        if (running != null && running.alive()) {
            grounds.events().add("kill", name, why);
            running.killAll();
        }
    }

    /** SIGSTOP, and SIGCONT once its leases are surely over. */
    void stop(String why) {
        Program running = program;
        if (running != null && running.alive() && !paused) {
            grounds.events().add("pause", name, why);
            running.signal("STOP");
            sleep();
        }
    }

    private void sleep() {
        paused = true;
        Program asleep = program;
        Thread.ofVirtual()
                .start(
                        () -> {
                            Waiting.pause(grounds.pause());
                            if (asleep.alive()) {
                                grounds.events().add("cont", name, "");
                                asleep.signal("CONT");
                            }
                            if (program == asleep) {
                                paused = false;
                            }
                        });
    }

    /** From its next start on it is run by that command; that start is now. */
    void become(List<String> other, Duration atMost) {
        grounds.events().add("upgrade", name, "");
        command = other;
        renew(atMost);
    }

    /** SIGTERM, then SIGKILL if need be; another one comes in its place. */
    void renew(Duration atMost) {
        Program running = program;
        // As a load balancer hears of it: nothing is sent to it any more.
        node = null;
        running.terminate();
        if (!Waiting.reached(atMost, () -> !running.alive())) {
            running.killAll();
        }
        Waiting.reached(atMost, () -> program != running && working());
    }

    /** SIGTERM, and nothing comes in its place. */
    void retire(Duration atMost) throws InterruptedException {
        wanted = false;
        program.terminate();
        program.awaitExit(atMost);
        close();
    }

    @Override
    public void close() {
        wanted = false;
        if (program != null) {
            program.close();
        }
    }
}
