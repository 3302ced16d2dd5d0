package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two services on one database; one of them goes away and nobody notices. */
class TwoServicesIT {
    private static final int SMALL_JOBS = 6;
    private static final int LINES_EACH = 20;
    private static final int FAST = 100;
    private static final String BY_A_WORKER = "(worker:";

    @RegisterExtension final Processes processes = new Processes();

    enum Leaving {
        TERMINATED(Child::terminate),
        KILLED(Child::kill);

        private final Consumer<Child> signal;

        Leaving(Consumer<Child> signal) {
            this.signal = signal;
        }
    }

    @ParameterizedTest
    @EnumSource
    void work_sharedAndOneServiceGone_endsAsIfNothingWas(Leaving leaving) {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = processes.sandbox(FAST);
        ServiceProcess one = processes.service(settings("one", database, sandbox));
        ServiceProcess two = processes.service(settings("two", database, sandbox));
        Journey journey = Journey.prepare(one.awaitReady().client());
        two.awaitReady();
        Records records = new Records(database);

        assertThat(journey.submit(one.client()).status()).isEqualTo(201);
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < SMALL_JOBS; i++) {
            jobs.add(small(i % 2 == 0 ? one.client() : two.client(), i));
        }
        await("both do work").atMost(Duration.ofSeconds(30)).until(() -> works(one) && works(two));
        leaving.signal.accept(one.child());
        one.child().awaitExit();
        assertThat(live(records)).as("it left before the end").isEmpty();

        await("all is done, see " + two.child().log())
                .atMost(Duration.ofSeconds(120))
                .until(() -> !live(records).isEmpty() && succeeded(records).containsAll(jobs));
        assertThat(records.column("SELECT subject FROM work_item WHERE parked_at IS NOT NULL"))
                .isEmpty();
        new Outcome(sandbox, records).assertNoGaps();
        assertThat(sandbox.ledger("fine_tune.create"))
                .hasSize(SMALL_JOBS + 1)
                .doesNotHaveDuplicates();
        assertThat(sandbox.ledger("file.upload")).hasSize(SMALL_JOBS + 1).doesNotHaveDuplicates();
        assertThat(sandbox.ledger("endpoint.create")).hasSize(1);
        assertThat(sandbox.ledger("deployment.create")).hasSize(1);
    }

    /** Few slots, so that neither can take all there is. */
    private ServiceSettings settings(String name, TestDatabase database, SandboxProcess sandbox) {
        return processes
                .settings(name)
                .on(database)
                .against(sandbox)
                .with("SLIPWAY_ENGINE_SLOTS", "2");
    }

    /** A fine-tune of a dataset of its own that ends as a model nobody deploys. */
    private static String small(Client client, int number) {
        List<String> lines =
                Journey.example("train.jsonl")
                        .subList(number * LINES_EACH, (number + 1) * LINES_EACH);
        String file =
                Journey.upload(
                        client, "small-%d.jsonl".formatted(number), "fine-tune", join(lines));
        Client.Answer made =
                client.post(
                        "/api/v1/fine-tunes",
                        """
                        {"baseModel": "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference",
                         "trainingFile": "%s", "alias": "small-%d", "plan": {"stopAt": "UPLOADED"}}
                        """
                                .formatted(file, number));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.text("/id");
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines);
    }

    private static boolean works(ServiceProcess service) {
        return service.child().said().contains(BY_A_WORKER);
    }

    private static List<String> live(Records records) {
        return records.column("SELECT id FROM model WHERE stage = 'LIVE'");
    }

    private static List<String> succeeded(Records records) {
        return records.column("SELECT id FROM fine_tune WHERE state = 'SUCCEEDED'");
    }
}
