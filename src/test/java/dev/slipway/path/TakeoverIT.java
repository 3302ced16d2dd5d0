package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long the work of a killed service lies there, with the leases of production. */
class TakeoverIT {
    private static final int HELD = 200;
    private static final long LEASE_LEFT_MS = 14_000;
    private static final long ALLOWED_MS = 30_000;

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void ownersKilled_itemsTheyHeld_areClaimedByAnotherWithin30s() {
        TestDatabase database = processes.database();
        SilentProvider silent = processes.keep(new SilentProvider());
        ServiceProcess one = processes.service(settings("one", database, silent));
        one.awaitReady();
        ServiceProcess two = processes.service(settings("two", database, silent));
        two.awaitReady();
        ClaimLedger ledger = new ClaimLedger(new Records(database)).open();
        ledger.fineTunes(2 * HELD, "TRAINING");
        await("both are busy")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ledger.number(LEASED) == 2L * HELD);
        ledger.records()
                .execute(
                        "CREATE TABLE doomed AS SELECT DISTINCT lease_owner FROM work_item"
                                + " WHERE kind = 'fine-tune' AND lease_owner IS NOT NULL");
        processes.service(settings("three", database, silent)).awaitReady();
        ledger.records()
                .execute(
                        "CREATE TABLE killed AS SELECT subject, lease_owner, clock_timestamp() AS at"
                                + " FROM work_item WHERE kind = 'fine-tune'"
                                // What was given back meanwhile may be the third's, which lives.
                                + " AND lease_owner IN (SELECT lease_owner FROM doomed)"
                                + " AND lease_until > clock_timestamp()");

        one.child().kill();
        two.child().kill();
        await("all have a new owner")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> ledger.number(NOT_TAKEN_OVER) == 0);

        List<Long> waits = ledger.numbers(WAITS);
        System.out.printf(
                "Takeover of %d items: median %d ms, p99 %d ms, longest %d ms%n",
                waits.size(),
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 99 / 100),
                waits.getLast());
        assertThat(waits).hasSizeGreaterThan(HELD);
        assertThat(waits.get(waits.size() * 99 / 100)).isLessThanOrEqualTo(ALLOWED_MS);
        assertThat(waits.getFirst()).as("no lease was broken").isGreaterThan(LEASE_LEFT_MS);
    }

    private static final String LEASED =
            "SELECT count(*) FROM work_item WHERE kind = 'fine-tune'"
                    + " AND lease_until > clock_timestamp()";

    private static final String NOT_TAKEN_OVER =
            "SELECT count(*) FROM killed k WHERE NOT EXISTS (SELECT 1 FROM claim_ledger c"
                    + " WHERE c.subject = k.subject AND c.owner <> k.lease_owner AND c.at > k.at)";

    private static final String WAITS =
            "SELECT (extract(epoch FROM min(c.at) - k.at) * 1000)::bigint FROM killed k"
                    + " JOIN claim_ledger c ON c.subject = k.subject AND c.owner <> k.lease_owner"
                    + " AND c.at > k.at GROUP BY k.subject, k.at ORDER BY 1";

    private ServiceSettings settings(String name, TestDatabase database, SilentProvider silent) {
        return processes
                .settings(name)
                .on(database)
                .with("TOGETHER_API_KEY", SandboxProcess.KEY)
                .with("HF_ENDPOINT", silent.uri().toString())
                .with("SLIPWAY_TOGETHER_URL", silent.uri().toString())
                .with("SLIPWAY_TOGETHER_INFERENCE_URL", silent.uri().toString())
                .with("SLIPWAY_ENGINE_LEASE", "20s")
                .with("SLIPWAY_ENGINE_RENEW_EVERY", "5s")
                .with("SLIPWAY_ENGINE_TRUST", "5s")
                .with("SLIPWAY_ENGINE_SLOTS", String.valueOf(2 * HELD));
    }
}
