package dev.slipway.lifecycle.safemode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Standing;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change of the server's timeline means depends on who remembers the time before. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FailoverTest {
    @Inject SafeMode safeMode;
    @Inject Lineage lineage;
    @Inject Installation installation;
    @Inject Sql sql;

    @BeforeEach
    void known() {
        calm();
        safeMode.check();
        assertThat(safeMode.on()).isFalse();
    }

    @AfterEach
    void calm() {
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE installation SET safe_mode = false, safe_cause = NULL,"
                                        + " history_lost_at = NULL"));
        lineage.accept();
    }

    @Test
    void failover_thatThisProcessLivedThroughAndLostNothing_endsByItself() {
        otherTimeline();
        safeMode.check();
        assertThat(safeMode.status().cause()).isEqualTo(Cause.TIMELINE);

        safeMode.swept(later(179), true);
        assertThat(safeMode.on()).as("the quarantine runs").isTrue();
        safeMode.swept(later(240), false);
        assertThat(safeMode.on()).as("something is strange").isTrue();
        safeMode.swept(later(240), true);
        assertThat(safeMode.on()).isFalse();
        assertThat(safeMode.status().historyLostAt())
                .as("a commit between two beats may be lost all the same")
                .isNotNull();

        safeMode.check();
        assertThat(safeMode.on()).as("the new timeline is ours by now").isFalse();
    }

    @Test
    void clone_startedByAProcessThatRemembersNothing_waitsForAPerson() {
        otherTimeline();
        lineage.forget();
        safeMode.check();

        safeMode.swept(later(3600), true);

        assertThat(safeMode.status().cause()).isEqualTo(Cause.TIMELINE);
    }

    @Test
    void failover_thatLostABeat_waitsForAPerson() {
        safeMode.check();
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE installation_mark SET beat = beat - 1, written_by ="
                                        + " pg_current_xact_id()::text::bigint"));
        safeMode.check();
        safeMode.swept(later(3600), true);

        assertThat(safeMode.status().cause()).isEqualTo(Cause.BEHIND);
    }

    @Test
    void failover_thatAnotherProcessLostCommitsIn_isNotEndedByTheOneThatMissesNone() {
        otherTimeline();
        safeMode.check();
        assertThat(safeMode.status().cause()).isEqualTo(Cause.TIMELINE);
        Standing.Witness own = installation.remembered();

        installation.remember(new Standing.Witness(own.lineage(), own.beat() + 1));
        safeMode.check();
        installation.remember(own);
        safeMode.swept(later(3600), true);

        assertThat(safeMode.status().cause()).isEqualTo(Cause.BEHIND);
        assertThat(safeMode.status().historyLostAt()).isNotNull();
    }

    @Test
    void enter_weakerCause_changesNothing() {
        safeMode.enter(Cause.COPY, "a copy", Actor.worker("test"));

        safeMode.enter(Cause.TIMELINE, "a failover", Actor.worker("test"));
        safeMode.enter(Cause.OPERATOR, "a person", Actor.worker("test"));

        assertThat(safeMode.status().cause()).isEqualTo(Cause.COPY);
        assertThat(safeMode.status().reason()).isEqualTo("a copy");
    }

    @Test
    void rowWrittenBack_isACopy_alsoInTheSameDatabase() {
        Tx.run(
                () -> {
                    sql.update("CREATE TEMP TABLE dump ON COMMIT DROP AS TABLE installation_mark");
                    sql.update("DELETE FROM installation_mark");
                    sql.update("INSERT INTO installation_mark TABLE dump");
                });
        lineage.forget();

        safeMode.check();

        assertThat(safeMode.status().cause()).isEqualTo(Cause.COPY);
    }

    @Test
    void historyLost_aFewThings_isNotedAndStopsNothing() {
        safeMode.historyLost(1, false);

        assertThat(safeMode.on()).isFalse();
        assertThat(safeMode.status().historyLostAt()).isNotNull();
    }

    @Test
    void historyLost_manyThings_isSafeMode() {
        safeMode.historyLost(3, true);

        assertThat(safeMode.status().cause()).isEqualTo(Cause.LOST_HISTORY);
        assertThat(safeMode.status().reason()).contains("3 things");
    }

    private void otherTimeline() {
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE installation_mark SET timeline = timeline + 1, written_by ="
                                        + " pg_current_xact_id()::text::bigint"));
    }

    private Instant later(int seconds) {
        return safeMode.status().since().plusSeconds(seconds);
    }
}
