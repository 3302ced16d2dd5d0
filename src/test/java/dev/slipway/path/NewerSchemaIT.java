package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Replicas are replaced one by one, so for a while the release before runs on the schema of the
 * next. This release on a schema that it does not know yet is the same.
 */
class NewerSchemaIT {
    private static final int FAST = 500;

    /** What the next release might add; nothing of it is known here. */
    private static final List<String> NEXT =
            List.of(
                    "ALTER TABLE work_item ADD COLUMN made_up text",
                    "ALTER TABLE transition ADD COLUMN made_up text",
                    "ALTER TABLE effect ADD COLUMN made_up jsonb DEFAULT '{}'",
                    "ALTER TABLE fine_tune ADD COLUMN made_up text, ADD made_up_too timestamptz",
                    "ALTER TABLE model ADD COLUMN made_up numeric(20, 10)",
                    "ALTER TABLE deployment ADD COLUMN made_up boolean NOT NULL DEFAULT false",
                    "ALTER TABLE evaluation ADD COLUMN made_up text",
                    "CREATE TABLE made_up (id text PRIMARY KEY, fine_tune text REFERENCES fine_tune)",
                    "CREATE INDEX made_up_state ON fine_tune (state, made_up)",
                    // Of replicas that are newer already.
                    "INSERT INTO work_item (kind, subject, project_id, due_at)"
                            + " VALUES ('made-up', 'mu_1', 'default', now() - interval '1 hour')",
                    "INSERT INTO transition (id, project_id, kind, subject, move, to_state, reason,"
                            + " actor) VALUES ('evt_made_up', 'default', 'made-up', 'mu_1', 1,"
                            + " 'WONDERING', 'for the test', 'worker:made-up')",
                    "INSERT INTO duty (name, due_at, every_s) VALUES ('made-up', now(), 1)",
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                            + " script, checksum, installed_by, execution_time, success)"
                            + " SELECT max(installed_rank) + 1, '999', 'made up', 'SQL',"
                            + " 'V999__made_up.sql', 4711, 'test', 1, true FROM flyway_schema_history");

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void path_onTheSchemaOfTheNextRelease_endsLive() {
        TestDatabase database = processes.database();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        Records records = new Records(database);
        NEXT.forEach(records::execute);
        SandboxProcess sandbox = processes.sandbox(FAST);

        ServiceProcess service =
                processes.service(processes.settings("older").on(database).against(sandbox));
        Journey journey = Journey.prepare(service.awaitReady().client());
        assertThat(journey.submit(service.client()).status()).isEqualTo(201);
        await("it is live, see " + service.child().log())
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                !records.column("SELECT id FROM model WHERE stage = 'LIVE'")
                                        .isEmpty());

        new Outcome(sandbox, records).assertOneOfEach(Outcome.TRAINED);
        assertThat(records.column("SELECT epoch FROM work_item WHERE kind = 'made-up'"))
                .as("what it does not know it leaves to others")
                .containsExactly("0");
        assertThat(records.column("SELECT version FROM flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }
}
