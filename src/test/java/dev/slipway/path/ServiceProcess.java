package dev.slipway.path;

import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestKeys;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A running service. */
record ServiceProcess(Child child, Api api) implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(90);

    static ServiceProcess start(ServiceSettings settings, List<String> jvm) {
        Child child =
                Child.start(
                        settings.name(),
                        settings.environment(),
                        jvm,
                        "serve",
                        "--port",
                        String.valueOf(settings.port()));
        URI uri = URI.create("http://127.0.0.1:" + settings.port());
        return new ServiceProcess(child, new Api(uri, TestKeys.ADMIN));
    }

    /** Waits until the control plane answers, which it does once the database is ready. */
    ServiceProcess awaitReady() {
        awaitStatus(200);
        return this;
    }

    /** Waits until a read of the control plane gives this status. */
    Api.Answer awaitStatus(int status) {
        return await("status %d, see %s".formatted(status, child.log()))
                .atMost(BOOT)
                .pollInterval(Duration.ofMillis(100))
                .failFast(child.log() + " ended early", () -> !child.alive())
                .ignoreException(UncheckedIOException.class)
                .until(() -> api.get("/api/v1/fine-tunes"), answer -> answer.status() == status);
    }

    @Override
    public void close() {
        child.close();
        api.client().close();
    }
}
