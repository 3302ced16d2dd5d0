package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database of a laptop: it outlives a killed service and ends with a stopped one. */
class EmbeddedDatabaseIT {
    @RegisterExtension final Processes processes = new Processes();

    @Test
    void service_killedAndStartedAgain_adoptsItsDatabase() {
        ServiceSettings settings = processes.settings("laptop");
        ServiceProcess killed = processes.service(settings).awaitReady();
        ProcessHandle postmaster = postmaster(settings.state());
        Journey journey = Journey.prepare(killed.client());

        killed.child().kill();
        killed.child().awaitExit();
        assertThat(postmaster.isAlive()).isTrue();

        ServiceProcess next = processes.service(settings).awaitReady();
        assertThat(next.child().said()).contains("adopted: it was running");
        assertThat(postmaster(settings.state())).isEqualTo(postmaster);
        assertThat(next.client().get("/api/v1/files/" + journey.trainingFile()).status())
                .isEqualTo(200);

        assertStopsWithoutRest(next, postmaster);
    }

    @Test
    void service_folderInUse_isRefusedAndTheFirstGoesOn() {
        ServiceSettings settings = processes.settings("laptop");
        ServiceProcess first = processes.service(settings).awaitReady();
        ProcessHandle postmaster = postmaster(settings.state());

        ServiceProcess second =
                processes.service(
                        processes
                                .settings("intruder")
                                .with("SLIPWAY_STATE_DIR", settings.state().toString()));

        assertThat(second.child().awaitExit()).isEqualTo(1);
        assertThat(second.child().said())
                .contains("Slipway does not start: Another Slipway service uses ")
                .contains("SLIPWAY_STATE_DIR")
                .doesNotContain("Exception");
        first.awaitReady();
        assertStopsWithoutRest(first, postmaster);
    }

    private static void assertStopsWithoutRest(ServiceProcess service, ProcessHandle postmaster) {
        List<ProcessHandle> server =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        service.child().terminate();
        service.child().awaitExit();
        await("no process of the server is left")
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The server on this folder; ended behind the test should the service fail to do it. */
    private ProcessHandle postmaster(Path state) {
        try {
            Path file = state.resolve("postgres").resolve("data").resolve("postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            processes.keep(server::destroy);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
