package dev.slipway.gateway;

import static dev.slipway.gateway.ScriptedHost.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoDatabase.class)
class StreamFlowTest {
    private static final String CHUNK =
            "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n"
                    .formatted("x".repeat(64 * 1024));
    private static final int CHUNKS = 1_000;

    @Inject Scene scene;
    @Inject ScriptedHost host;
    @Inject MeterRegistry registry;

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void set() {
        scene.set();
    }

    @Test
    void stream_clientHangsUp_upstreamIsClosed() throws Exception {
        long before = cancelled();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        host.then(
                response -> {
                    response.closeHandler(gone -> closed.complete(null));
                    begin(response).write(CHUNK);
                });

        try (InputStream body = Stream.open(base).body()) {
            assertThat(body.readNBytes(20)).hasSize(20);
        }

        closed.get(30, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(cancelled()).isEqualTo(before + 1));
    }

    private long cancelled() {
        Timer timer = registry.find(GatewayMetrics.REQUESTS).tag("outcome", "cancelled").timer();
        return timer == null ? 0 : timer.count();
    }

    /** That the upstream is paused meanwhile is shown in StreamRelayTest. */
    @Test
    void stream_clientThatReadsLate_losesNothingOf64Megabytes() throws Exception {
        CompletableFuture<Void> heldUp = new CompletableFuture<>();
        Writer writer = new Writer(heldUp);
        host.then(writer::start);

        try (InputStream body = Stream.open(base).body()) {
            heldUp.get(30, TimeUnit.SECONDS);
            String all = new String(body.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(all).endsWith("data: [DONE]\n\n");
            assertThat(Stream.lines(all)).hasSize(CHUNKS + 2);
        }
    }

    /** Writes while it may; tells when it has to wait with most of it still unwritten. */
    private static final class Writer {
        private final CompletableFuture<Void> heldUp;
        private HttpServerResponse response;
        private int written;

        Writer(CompletableFuture<Void> heldUp) {
            this.heldUp = heldUp;
        }

        void start(HttpServerResponse to) {
            response = begin(to);
            response.drainHandler(drained -> write());
            write();
        }

        private void write() {
            while (written < CHUNKS && !response.writeQueueFull()) {
                response.write(CHUNK);
                written++;
            }
            if (written < CHUNKS) {
                waits();
            } else if (written == CHUNKS) {
                written++;
                response.end(
                        "data: {\"choices\":[{\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
            }
        }

        private void waits() {
            heldUp.complete(null);
        }
    }
}
