package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is due in one lane, the other finds its own at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LanesTest {
    private static final int BACKLOG = 300;

    @Inject @All List<WorkHandler> handlers;
    @Inject WorkItems items;
    @Inject Sql sql;

    @BeforeEach
    @AfterEach
    void empty() {
        sql.update("DELETE FROM work_item");
    }

    @Test
    void lane_eachKind_isTheOneThatTheSchemaSays() {
        assertThat(handlers).extracting(WorkHandler::lane).contains(WorkHandler.Lane.values());
        for (WorkHandler handler : handlers) {
            enqueue(handler.kind(), "one");
            boolean news =
                    sql.first(
                                    "SELECT news FROM work_item WHERE kind = ?",
                                    row -> row.getBoolean("news"),
                                    handler.kind())
                            .orElseThrow();
            assertThat(handler.lane() == WorkHandler.Lane.NEWS).as(handler.kind()).isEqualTo(news);
        }
    }

    @ParameterizedTest
    @CsvSource({"webhook-test, test", "test, webhook-test"})
    void claim_longBacklogInTheOtherLane_isNotRead(String wanted, String other) {
        Tx.run(() -> IntStream.range(0, BACKLOG).forEach(i -> enqueue(other, "o" + i)));
        enqueue(wanted, "mine");

        List<String> plan = planOfClaim(wanted);

        assertThat(plan)
                .anyMatch(line -> line.contains("Index Scan using work_item_due"))
                .noneMatch(line -> line.contains("Rows Removed"))
                .noneMatch(line -> line.contains("Sort"));
    }

    private List<String> planOfClaim(String kind) {
        return Tx.call(
                () -> {
                    sql.byIndex();
                    return sql.list(
                            "EXPLAIN ANALYZE " + WorkItems.CLAIM,
                            row -> row.getString(1),
                            WorkHandler.Lane.of(kind) == WorkHandler.Lane.NEWS,
                            new String[] {kind},
                            32,
                            "test",
                            1.0);
                });
    }

    private void enqueue(String kind, String subject) {
        Tx.run(() -> items.enqueue(kind, subject, new ProjectId("default")));
    }
}
