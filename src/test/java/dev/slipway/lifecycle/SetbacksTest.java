package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is no fault of the work item does not count against it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SetbacksTest {
    @Inject WorkItems items;
    @Inject WorkLoop loop;
    @Inject TestWork work;
    @Inject Sql sql;

    @BeforeEach
    void one() {
        sql.update("DELETE FROM work_item");
        Tx.run(() -> items.enqueue(TestWork.KIND, "a", new ProjectId("default")));
    }

    @Test
    void runDue_databaseAway_waitsHalfAMinuteAtMostAndIsNeverParked() {
        work.behave(
                claim -> {
                    throw new IllegalStateException(new SQLException("gone", "08006"));
                });
        for (int i = 0; i < 30; i++) {
            sql.update("UPDATE work_item SET due_at = clock_timestamp()");
            loop.runDue();

            assertThat(secondsLeft()).isLessThanOrEqualTo(32);
        }

        assertThat(failures()).isZero();
        assertThat(lastError()).contains("database did not answer");
    }

    @Test
    void runDue_safeMode_waitsAMinuteSaysWhyAndIsNeverParked() {
        work.behave(
                claim -> {
                    throw new SafeModeException("scale");
                });
        for (int i = 0; i < 12; i++) {
            sql.update("UPDATE work_item SET due_at = clock_timestamp()");
            loop.runDue();
        }

        assertThat(failures()).isZero();
        assertThat(lastError()).contains("safe mode", "scale");
    }

    private int failures() {
        return read("failures", row -> row.getInt(1));
    }

    private String lastError() {
        return read("last_error", row -> row.getString(1));
    }

    private int secondsLeft() {
        return read("extract(epoch FROM due_at - clock_timestamp())::int", row -> row.getInt(1));
    }

    private <T> T read(String column, Sql.Row<T> row) {
        return sql.first("SELECT " + column + " FROM work_item", row).orElseThrow();
    }
}
