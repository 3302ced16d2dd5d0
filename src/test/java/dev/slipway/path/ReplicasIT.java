package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two services with ten threads each and ten thousand things to do. */
class ReplicasIT {
    private static final int ALL = 10_000;
    private static final String THREADS = "10";

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void tenThousandItems_twoServices_eachOnceAndSharedFairly() {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = processes.sandbox(1);
        ServiceProcess one = processes.service(settings("one", database, sandbox));
        one.awaitReady();
        processes.service(settings("two", database, sandbox)).awaitReady();
        ClaimLedger ledger = new ClaimLedger(new Records(database)).open();

        ledger.fineTunes(ALL, "CANCELLING");
        await("all are worked on")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () ->
                                ledger.number(
                                                "SELECT count(*) FROM work_item"
                                                        + " WHERE kind = 'fine-tune'")
                                        == 0);

        assertThat(ledger.number("SELECT count(*) FROM fine_tune WHERE state = 'CANCELLED'"))
                .as("none lost")
                .isEqualTo(ALL);
        assertThat(ledger.number("SELECT count(*) FROM transition WHERE kind = 'fine-tune'"))
                .as("one transition each")
                .isEqualTo(ALL);
        assertThat(ledger.number("SELECT count(*) FROM claim_ledger WHERE kind = 'fine-tune'"))
                .as("none claimed twice")
                .isEqualTo(ALL);
        assertThat(
                        ledger.numbers(
                                "SELECT count(*) FROM claim_ledger WHERE kind = 'fine-tune'"
                                        + " GROUP BY owner"))
                .as("neither stands idle")
                .hasSize(2)
                .allMatch(share -> share > ALL / 4);
    }

    private ServiceSettings settings(String name, TestDatabase database, SandboxProcess sandbox) {
        return processes
                .settings(name)
                .on(database)
                .against(sandbox)
                .with("SLIPWAY_ENGINE_LEASE", "20s")
                .with("SLIPWAY_ENGINE_RENEW_EVERY", "5s")
                .with("SLIPWAY_ENGINE_TRUST", "5s")
                .with("SLIPWAY_ENGINE_SLOTS", THREADS);
    }
}
