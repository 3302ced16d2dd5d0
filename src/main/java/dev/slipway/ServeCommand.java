package dev.slipway;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/** Runs the service. What is not configured gets a stand-in that needs no set-up. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the service (default).")
final class ServeCommand implements Callable<Integer> {
    private static final long LONGEST_STOP_SECONDS = 40;

    @CommandLine.Option(names = "--port", description = "Port of the service (default 8080).")
    Integer port;

    @Override
    public Integer call() {
        if (port != null) {
            System.setProperty("quarkus.http.port", port.toString());
        }
        StandIns standIns;
        try {
            standIns = StandIns.start();
        } catch (IllegalStateException e) {
            System.err.println("Slipway does not start: " + e.getMessage());
            return 1;
        }
        CountDownLatch serviceStopped = new CountDownLatch(1);
        // Behind the service, not beside it: its last act is to hand work over in the database.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    await(serviceStopped);
                                    standIns.close();
                                }));
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(
                null,
                (code, failure) -> {
                    exit.set(code);
                    if (failure != null) {
                        // A wrong setting fails before there is a log to say so.
                        System.err.println("Slipway does not start: " + reason(failure));
                    }
                    serviceStopped.countDown();
                });
        return exit.get();
    }

    /** The innermost cause: the others only say that something failed. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
