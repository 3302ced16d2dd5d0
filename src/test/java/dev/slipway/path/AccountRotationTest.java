package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Chore;
import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.Account;
import dev.slipway.provider.KeyOwners;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.arc.All;
import io.quarkus.test.InjectMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** The key is rotated into another project while jobs are under way. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class AccountRotationTest {
    @InjectMock KeyOwners owners;
    @Inject @All List<Chore> chores;
    @Inject Installation installation;
    @Inject Turn turn;
    @Inject Sql sql;

    private final String name = "rotate-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void nothingElseUnderWay() {
        List.of("serving", "training").forEach(it -> installation.holdsKeyOf(it, null));
        Tx.run(
                () -> {
                    sql.update("DELETE FROM work_item");
                    sql.update("DELETE FROM provider_account");
                    sql.update(
                            "UPDATE installation SET safe_mode = false, safe_cause = NULL,"
                                    + " history_lost_at = NULL");
                });
    }

    @Test
    void keyOfAnotherProject_createsNothingAndSaysWhy_andGoesOnWhenTheOldOneIsBack() {
        Api.makeSuite(name);
        String file = Api.upload(Api.training(false), "fine-tune");
        holdsKeyOf("proj_old");
        String running = Api.fineTune(name, name, file);
        turn.until("it trains", () -> state(running).equals("TRAINING"));
        int trainings = Api.acts("fine_tune.create");
        String waiting = Api.fineTune(name + "-b", name, file);

        holdsKeyOf("proj_new");
        turn.rounds(6);

        assertThat(Api.acts("fine_tune.create")).isEqualTo(trainings);
        assertThat(state(waiting)).isEqualTo("SUBMITTING");
        assertThat(Api.get("/api/v1/installation").getString("cause")).isEqualTo("ACCOUNT");
        assertThat(Api.get("/api/v1/installation").getString("reason"))
                .contains("org_1/proj_old", "org_1/proj_new");
        assertThat(Api.get("/api/v1/installation").getString("whatToDo")).contains("of before");

        sql.update("UPDATE provider_account SET other_at = other_at - interval '4 minutes'");
        holdsKeyOf("proj_old");
        turn.until("it trains, too", () -> state(waiting).equals("TRAINING"));
        assertThat(Api.acts("fine_tune.create")).isEqualTo(trainings + 1);
    }

    private static String state(String id) {
        return Api.fineTune(id).getString("state");
    }

    /** From now on, and the service has asked whose it is. */
    private void holdsKeyOf(String project) {
        Account account = new Account("org_1", project, project);
        Mockito.when(owners.serving()).thenReturn(account);
        Mockito.when(owners.training()).thenReturn(account);
        chores.forEach(Chore::run);
    }
}
