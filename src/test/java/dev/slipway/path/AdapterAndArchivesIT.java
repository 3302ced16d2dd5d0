package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The roads that the demo does not take: an adapter that V1 binds to an endpoint of its base, and
 * archives in V2. The service changes its generation in between; each model stays in its own.
 */
class AdapterAndArchivesIT {
    private static final Path HUB = Path.of("examples", "hub", "acme");
    private static final HookJourney ADAPTER =
            new HookJourney("acme/support-intents-lora", HookJourney.V1.generation());

    @RegisterExtension final Processes processes = new Processes();
    private Client client;

    @Test
    void adapterInV1_thenArchivesInV2_goLiveAndLeaveNothingBehind() {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = ADAPTER.sandbox(processes, 500);
        ArchiveServer store = processes.keep(new ArchiveServer());
        ServiceSettings settings =
                processes
                        .settings("other-roads")
                        .on(database)
                        .against(sandbox)
                        .with("SLIPWAY_MODEL_ALLOW_INSECURE_SOURCES", "true");

        ServiceProcess first = processes.service(ADAPTER.settings(settings)).awaitReady();
        client = first.client();
        Journey.prepare(client);
        String adapter = id(ADAPTER.submit(client), "/model/id");
        stage(adapter, "LIVE");
        new Outcome(sandbox, new Records(database)).assertOneOfEach(ADAPTER.acts());
        new Outcome(sandbox, new Records(database)).assertAnswersLikeItsDataset(first);
        assertThat(client.get("/api/v1/models/" + adapter).text("/togetherEndpointId"))
                .startsWith("endpoint-");

        first.child().terminate();
        first.child().awaitExit();
        client = processes.service(HookJourney.V2.settings(settings)).awaitReady().client();
        assertThat(client.chat(Journey.ALIAS, Journey.TICKET)).isEqualTo(Journey.INTENT);
        String zip = archive("zipped", "FULL", store.zip(HUB.resolve("support-intents-full")));
        String tar = archive("packed", "ADAPTER", store.tarGz(HUB.resolve("support-intents-lora")));
        client.post("/api/v1/models/" + adapter + "/retire?force=true", "");

        stage(zip, "LIVE");
        stage(tar, "LIVE");
        stage(adapter, "RETIRED");
        assertThat(client.chat("zipped", Journey.TICKET)).isEqualTo(Journey.INTENT);
        assertThat(client.chat("packed", Journey.TICKET)).isEqualTo(Journey.INTENT);
        // Bound, and freed again before the endpoint went.
        assertThat(sandbox.ledger("v1_endpoint.adapters")).hasSize(2);
        assertThat(sandbox.ledger("v1_endpoint.delete")).hasSize(1);
        assertThat(new Records(database).column("SELECT row_to_json(t)::text FROM transition t"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(ArchiveServer.SIGNATURE));
    }

    private String archive(String alias, String kind, String url) {
        Client.Answer made =
                client.post(
                        "/api/v1/models",
                        """
                        {"archive": "%s", "kind": "%s", "baseModel": "Qwen/Qwen3-8B", "alias": "%s"}
                        """
                                .formatted(url, kind, alias));
        assertThat(made.body().toString()).doesNotContain(ArchiveServer.SIGNATURE);
        return id(made, "/id");
    }

    private static String id(Client.Answer made, String pointer) {
        assertThat(made.status()).as("%s", made).isBetween(201, 202);
        return made.text(pointer);
    }

    private void stage(String id, String stage) {
        await(id + " " + stage)
                .atMost(Duration.ofSeconds(45))
                .untilAsserted(
                        () -> {
                            Client.Answer model = client.get("/api/v1/models/" + id);
                            assertThat(model.text("/stage")).as("%s", model).isEqualTo(stage);
                        });
    }
}
