package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service outlives the absence of its database, at the start and later. */
class BootWithoutDatabaseIT {
    private static final int FAST = 500;

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void service_databaseComesLateAndGoes_answersFromItsSnapshotAndRecovers() {
        OwnPostgres postgres = processes.keep(new OwnPostgres("fsync", "on"));
        SandboxProcess sandbox = processes.sandbox(FAST);
        ServiceSettings settings =
                processes.settings("early").on(postgres.jdbcUrl()).against(sandbox);
        ServiceProcess service = processes.service(settings);
        assertControlPlaneSaysWhy(service);

        postgres.start();
        bringLive(service.awaitReady());

        postgres.stop();
        assertControlPlaneSaysWhy(service);
        assertGatewayAnswers(service);

        service.child().kill();
        service.child().awaitExit();
        ServiceProcess next = processes.service(settings);
        assertControlPlaneSaysWhy(next);
        assertGatewayAnswers(next);

        postgres.start();
        next.awaitReady();
        assertThat(next.client().get("/api/v1/models").text("/data/0/stage")).isEqualTo("LIVE");
    }

    private static void bringLive(ServiceProcess service) {
        Client client = service.client();
        Journey.prepare(client).submit(client);
        await("live, see " + service.child().log())
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/v1/models").text("/data/0/id").equals(Journey.ALIAS));
    }

    private static void assertControlPlaneSaysWhy(ServiceProcess service) {
        Client.Answer answer = service.awaitStatus(503);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("database_down");
        assertThat(answer.text("/fix")).contains("Wait and send the request again");
        // A supervisor must not restart what only waits.
        assertThat(service.client().get("/q/health/live").status()).isEqualTo(200);
    }

    private static void assertGatewayAnswers(ServiceProcess service) {
        assertThat(service.client().with("").get("/v1/models").status()).isEqualTo(401);
        assertThat(service.client().get("/v1/models").text("/data/0/id")).isEqualTo(Journey.ALIAS);
        assertThat(service.client().chat(Journey.ALIAS, Journey.TICKET)).isEqualTo(Journey.INTENT);
    }
}
