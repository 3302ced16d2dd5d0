package dev.slipway;

import dev.slipway.platform.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
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
        CountDownLatch serviceStopped = new CountDownLatch(1);
        Runnable stopStandIns = startStandIns();
        // Behind the service, not beside it: its last act is to hand work over in the database.
        Thread hook =
                new Thread(
                        () -> {
                            await(serviceStopped);
                            stopStandIns.run();
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(
                null,
                (code, failure) -> {
                    exit.set(code);
                    serviceStopped.countDown();
                });
        return exit.get();
    }

    private static Runnable startStandIns() {
        Path state = Path.of(setting("slipway.state-dir")).toAbsolutePath();
        if (!setting("quarkus.datasource.jdbc.url").isEmpty()) {
            return () -> {};
        }
        EmbeddedDatabase database = EmbeddedDatabase.open(state.resolve("postgres"));
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.user());
        System.err.printf(
                "Embedded PostgreSQL in %s%s%n",
                state.resolve("postgres"), database.adopted() ? " (adopted, it was running)" : "");
        return database::close;
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
