package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service outlives the absence of its database, at the start and later. */
class BootWithoutDatabaseIT {
    @RegisterExtension final Processes processes = new Processes();

    @Test
    void service_databaseComesLateAndGoes_says503AndRecovers() {
        OwnPostgres postgres = processes.keep(new OwnPostgres("fsync", "on"));
        SandboxProcess sandbox = processes.sandbox(1);
        ServiceProcess service =
                processes.service(
                        ServiceSettings.of("early").on(postgres.jdbcUrl()).against(sandbox));

        assertSaysThatTheDatabaseIsDown(service);

        postgres.start();
        service.awaitReady();
        Journey journey = Journey.prepare(service.api());

        postgres.stop();
        assertSaysThatTheDatabaseIsDown(service);

        postgres.start();
        service.awaitReady();
        assertThat(service.api().get("/api/v1/files/" + journey.trainingFile()).status())
                .isEqualTo(200);
    }

    private static void assertSaysThatTheDatabaseIsDown(ServiceProcess service) {
        Api.Answer answer = service.awaitStatus(503);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("database_down");
        assertThat(answer.text("/fix")).contains("Wait and send the request again");
        // A supervisor must not restart what only waits.
        assertThat(service.api().get("/q/health/live").status()).isEqualTo(200);
    }
}
