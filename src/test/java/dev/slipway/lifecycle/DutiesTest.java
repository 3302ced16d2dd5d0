package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DutiesTest {
    @Inject Duties duties;
    @Inject DutyBell bell;
    @Inject TestDuty duty;
    @Inject SlowDuty slow;
    @Inject Sql sql;
    @Inject DataSource dataSource;
    @Inject DatabaseFacts facts;

    @BeforeEach
    void due() {
        duty.broken = false;
        duty.runs.set(0);
        dueIn("0 seconds");
    }

    @Test
    void ring_whenDue_runsOnceAndSetsTheNextTime() {
        assertThat(duties.ring("test-duty")).isTrue();
        assertThat(duties.ring("test-duty")).isFalse();

        assertThat(duty.runs).hasValue(1);
    }

    @Test
    void runOverdue_byLessThanTwoIntervals_isLeftToQuartz() {
        dueIn("-3 seconds");
        duties.runOverdue();
        assertThat(duty.runs).hasValue(0);

        dueIn("-5 seconds");
        duties.runOverdue();
        assertThat(duty.runs).hasValue(1);
    }

    @Test
    void ring_brokenDuty_keepsTheErrorAndComesBack() {
        duty.broken = true;

        assertThat(duties.ring("test-duty")).isTrue();

        String error =
                sql.first(
                                "SELECT last_error FROM duty WHERE name = 'test-duty'",
                                row -> row.getString(1))
                        .orElseThrow();
        assertThat(error).contains("broken for the test");
        dueIn("0 seconds");
        assertThat(duties.ring("test-duty")).isTrue();
    }

    /**
     * The only test with Quartz running: its clustered store rings, and nothing is lost with its
     * rows.
     */
    @Test
    void hang_onTheClusteredStore_ringsAndLosingItsRowsLosesNothing() throws Exception {
        bell.hang();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> duty.runs.get() > 0);
            assertThat(count("qrtz_triggers")).isGreaterThanOrEqualTo(3);
        } finally {
            bell.take();
        }
        sql.update(
                "TRUNCATE qrtz_simple_triggers, qrtz_fired_triggers, qrtz_triggers, qrtz_job_details CASCADE");
        duty.runs.set(0);
        dueIn("-5 seconds");

        assertThat(duties.runOverdue()).isPositive();
        assertThat(duty.runs).hasValue(1);
    }

    @Test
    void lock_ofAProcessThatSleeps_isFreeAfterItsSilence() throws Exception {
        try (DutyLock asleep = DutyLock.hold(dataSource, "sleepy", Duration.ofSeconds(2))) {
            assertThat(asleep).isNotNull();
            assertThat(free("sleepy")).isFalse();

            await().atMost(Duration.ofSeconds(30)).until(() -> free("sleepy"));
        }
    }

    @Test
    void lock_ofADutyThatTakesLong_staysHeld() throws Exception {
        Duration silence = Duration.ofMillis(800);
        try (DutyLock lock = DutyLock.tryHold(dataSource, "long", silence)) {
            assertThat(lock).isNotNull();
            Instant begun = facts.now();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> facts.since(begun).compareTo(silence.multipliedBy(3)) > 0);

            assertThat(free("long")).isFalse();
        }
        assertThat(free("long")).isTrue();
    }

    @Test
    void lock_whoseSessionFailsBehindIt_isHeldByNobody() {
        DataSource failing = FailingSessions.at(dataSource, "SET idle_session_timeout");

        assertThatThrownBy(() -> DutyLock.hold(failing, "unlucky", Duration.ofSeconds(20)))
                .isInstanceOf(SQLException.class);

        await().atMost(Duration.ofSeconds(5)).until(() -> held("unlucky") == 0);
    }

    @Test
    void lock_thatCannotBeGivenBack_endsWithItsSession() throws Exception {
        DataSource failing = FailingSessions.at(dataSource, "RESET idle_session_timeout");

        DutyLock.hold(failing, "stubborn", Duration.ofSeconds(20)).close();

        await().atMost(Duration.ofSeconds(5)).until(() -> held("stubborn") == 0);
    }

    @Test
    void startOverdue_oneDutyIsSlow_delaysNoOtherAndRunsItOnce() {
        slow.end = new CountDownLatch(1);
        slow.begun.set(0);
        sql.update(
                "UPDATE duty SET due_at = clock_timestamp() - interval '1 minute'"
                        + " WHERE name = 'slow-duty'");
        try {
            duties.startOverdue();
            await().atMost(Duration.ofSeconds(30)).until(() -> slow.begun.get() == 1);
            dueIn("-5 seconds");

            duties.startOverdue();

            await().atMost(Duration.ofSeconds(30)).until(() -> duty.runs.get() == 1);
            assertThat(slow.begun).hasValue(1);
        } finally {
            slow.end.countDown();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> held("slow-duty") == 0);
    }

    @Test
    void runOverdue_lockOfOneDutyFails_runsTheOthers() {
        sql.update(
                "UPDATE duty SET due_at = clock_timestamp() - interval '1 minute'"
                        + " WHERE name = 'slow-duty'");
        dueIn("-5 seconds");
        Duties two =
                new Duties(
                        List.of(slow, duty),
                        sql,
                        FailingSessions.once(dataSource, "SET idle_session_timeout"));

        assertThat(two.runOverdue()).isEqualTo(1);

        assertThat(duty.runs).hasValue(1);
    }

    /** Asked at the server: a pooled session that has a lock gets it again. */
    private int held(String duty) {
        return sql.first(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                                + " AND (classid::bigint << 32 | objid::bigint)"
                                + " = hashtextextended(?, 7)",
                        row -> row.getInt(1),
                        "slipway-duty-" + duty)
                .orElseThrow();
    }

    private boolean free(String duty) throws SQLException {
        try (DutyLock lock = DutyLock.tryHold(dataSource, duty, Duration.ofSeconds(20))) {
            return lock != null;
        }
    }

    private void dueIn(String interval) {
        sql.update(
                "UPDATE duty SET due_at = clock_timestamp() + ?::interval WHERE name = 'test-duty'",
                interval);
    }

    private int count(String table) {
        return sql.first("SELECT count(*) FROM " + table, row -> row.getInt(1)).orElseThrow();
    }
}
