package dev.slipway.path;

import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestKeys;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A running service. */
record ServiceProcess(Child child, Client client) implements AutoCloseable {
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
        return new ServiceProcess(child, new Client(uri, TestKeys.ADMIN));
    }

    /** Waits until the control plane answers, and the gateway knows its routes. */
    ServiceProcess awaitReady() {
        awaitStatus(200);
        awaitStatus("/q/health/ready", 200);
        return this;
    }

    /** Waits until a read of the control plane gives this status. */
    Client.Answer awaitStatus(int status) {
        return awaitStatus("/api/v1/fine-tunes", status);
    }

    Client.Answer awaitStatus(String path, int status) {
        return await("status %d of %s, see %s".formatted(status, path, child.log()))
                .atMost(BOOT)
                .pollInterval(Duration.ofMillis(100))
                .failFast(child.log() + " ended early", () -> !child.alive())
                .ignoreException(UncheckedIOException.class)
                .until(() -> client.get(path), answer -> answer.status() == status);
    }

    @Override
    public void close() {
        child.close();
        client.http().close();
    }
}
