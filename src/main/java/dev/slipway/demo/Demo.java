package dev.slipway.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** One run of the demo, from the empty folder to the last process that ends. */
final class Demo {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Options options;
    private final Screen screen;
    private final Stopwatch watch = Stopwatch.start();

    /** Null until the service answers. */
    private Servers servers;

    /** Null until it listens. */
    private Receiver receiver;

    /** Null until there is a service to walk through. */
    private Walkthrough walkthrough;

    Demo(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /**
     * What was asked for.
     *
     * @param folder its own folder
     * @param examples folder with train.jsonl and suite.jsonl; null: the shipped one
     * @param port of the service; null for a free one
     */
    record Options(
            Path folder,
            Path examples,
            Integer port,
            Generation generation,
            boolean keep,
            boolean once,
            boolean json) {}

    /** The exit code: 0 when the new version is live. Whatever was started has ended then. */
    int run() {
        try (Cleanup cleanup = Cleanup.atExit()) {
            try {
                start(cleanup);
                return show(cleanup);
            } catch (DemoException | ApiException e) {
                return cleanup.over() ? FAILED : failed(e);
            }
        }
    }

    private void start(Cleanup cleanup) {
        screen.line("");
        screen.line("  Slipway demo: a dataset becomes live traffic");
        screen.line("");
        Launch launch = Launch.ofThisProcess();
        Examples examples = examples(launch);
        DemoFolder folder = cleanup.later(DemoFolder.open(options.folder(), options.keep()));
        screen.line("  Folder    " + folder.root());
        screen.status("  Starting the sandbox, PostgreSQL and the service ...");
        double speed = Pace.of(examples.trainBytes());
        Servers.Settings settings =
                new Servers.Settings(options.port(), speed, examples.hub(), options.generation());
        servers = Servers.start(launch, folder, settings, cleanup);
        screen.line(
                "  Sandbox   %s, takes Together's place, %.0f times as fast as life; no real money"
                        .formatted(servers.sandbox().server(), speed));
        screen.line(
                "  Service   %s, ready after %s s"
                        .formatted(servers.api().server(), seconds(servers.started())));
        EventStream events = cleanup.later(EventStream.open(servers.api().server(), servers.key()));
        receiver = cleanup.later(Receiver.open());
        receiver.subscribe(servers.api());
        screen.line("  Webhooks  to %s, which verifies them".formatted(receiver.address()));
        walkthrough = new Walkthrough(servers, new Follower(servers, events, screen), screen);
        walkthrough.run(examples, options.generation());
    }

    private Examples examples(Launch launch) {
        return options.examples() == null
                ? Examples.shipped(System.getenv("SLIPWAY_HOME"), launch.jar())
                : Examples.in(options.examples());
    }

    private int show(Cleanup cleanup) {
        new Deliveries(servers, receiver).await();
        Report report = report();
        Bill bill = Bill.read(servers.sandbox());
        new Summary(report, walkthrough.story(), walkthrough.interview(), bill)
                .lines(servers.started())
                .forEach(screen::line);
        if (!options.once()) {
            String question =
                    walkthrough.story().live() ? report.answers().getFirst().question() : null;
            LookAround.lines(servers, question).forEach(screen::line);
        }
        if (options.once()) {
            new StopBilling(servers, screen).run();
        }
        print(report);
        if (!options.once()) {
            serve(cleanup);
        }
        return walkthrough.succeeded() && report.webhooks().complete() ? DONE : FAILED;
    }

    private void serve(Cleanup cleanup) {
        if (options.json()) {
            servers.service().awaitEnd();
        } else {
            walkthrough.tellOn();
        }
        if (!cleanup.over()) {
            throw servers.service().failure("ended by itself");
        }
    }

    private int failed(RuntimeException e) {
        screen.clear();
        System.err.println();
        System.err.println(e.getMessage());
        print(walkthrough == null ? Report.nothing(elapsed()) : reportAfterFailure());
        return FAILED;
    }

    private Report report() {
        return new Findings(servers.api(), servers.sandbox())
                .report(
                        walkthrough.story().fineTuneId(),
                        walkthrough.interview(),
                        new Report.Webhooks(receiver.delivered(), receiver.verified()),
                        elapsed());
    }

    /** The failure may be that the service does not answer any more. */
    private Report reportAfterFailure() {
        try {
            return report();
        } catch (DemoException | ApiException e) {
            return Report.nothing(elapsed());
        }
    }

    private void print(Report report) {
        if (options.json()) {
            screen.line(Json.write(report));
        }
    }

    private double elapsed() {
        return Math.round(watch.passed().toMillis() / 100.0) / 10.0;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
