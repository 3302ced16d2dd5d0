package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TransitionsTest {
    @Inject Transitions transitions;
    @Inject DataSource dataSource;

    /**
     * A reader that pages by number alone would skip the row of the transaction that commits late.
     */
    @Test
    void after_olderTransactionStillOpen_waitsForItAndSkipsNothing() throws Exception {
        String early = "early-" + UUID.randomUUID();
        String late = "late-" + UUID.randomUUID();
        Cursor start = transitions.now();
        try (Connection older = dataSource.getConnection();
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO transition (id, project_id, kind, subject, move, to_state, reason, actor)"
                            + " VALUES ('evt_%s', 'default', 'test', '%s', 1, 'A', 'r', 'a')"
                                    .formatted(early, early));
            Tx.run(() -> note(late));

            assertThat(subjects(start)).doesNotContain(early, late);

            older.commit();
        }
        assertThat(subjects(start)).containsSubsequence(early, late);
    }

    /** Transaction 10 comes behind 9, though its text sorts before it. */
    @Test
    void after_transactionWithOneDigitMore_comesLast() throws Exception {
        String subject = "digits-" + UUID.randomUUID();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int xid = 8; xid <= 11; xid++) {
                statement.execute(
                        "INSERT INTO transition (xid, id, project_id, kind, subject, move, to_state,"
                                + " reason, actor) VALUES ('%d', 'evt_%s_%d', 'default', 'test', '%s', %d, 'A', 'r', 'a')"
                                        .formatted(xid, subject, xid, subject, xid));
            }
        }

        assertThat(transitions.after(Cursor.START, 1000))
                .filteredOn(row -> row.subject().equals(subject))
                .extracting(TransitionRow::move)
                .containsExactly(8, 9, 10, 11);
    }

    /** Else a record that is saved again after its list failed would have no history. */
    @Test
    void saveAll_rolledBackAndSavedAgain_isThere() {
        String id = "again-" + UUID.randomUUID();
        TestRecord record = new TestRecord(id);
        record.born(TestRecord.State.ONE, "for the test", Actor.worker("test"), Instant.EPOCH);
        record.moveTo(TestRecord.State.TWO, "for the test", Actor.worker("test"), Instant.EPOCH);

        assertThatThrownBy(
                        () ->
                                Tx.run(
                                        () -> {
                                            transitions.saveAll(List.of(record));
                                            throw new IllegalStateException("rolled back");
                                        }))
                .hasMessage("rolled back");
        Tx.run(() -> transitions.saveAll(List.of(record)));

        assertThat(transitions.of("default", id))
                .extracting(TransitionRow::from, TransitionRow::to, TransitionRow::move)
                .containsExactly(tuple(null, "ONE", 1), tuple("ONE", "TWO", 2));
    }

    @Test
    void note_twice_numbersTheMoves() {
        String subject = "key-" + UUID.randomUUID();
        Tx.run(() -> note(subject));
        Tx.run(() -> note(subject));

        List<TransitionRow> rows = transitions.of("default", subject);

        assertThat(rows).extracting(TransitionRow::move).containsExactly(1, 2);
        assertThat(rows.getFirst().data().get("seen").asBoolean()).isTrue();
    }

    @Test
    void parse_whatToStringWrote_isTheSameCursor() {
        assertThat(Cursor.parse(new Cursor("731", 42).toString())).isEqualTo(new Cursor("731", 42));
        assertThatThrownBy(() -> Cursor.parse("1; drop table transition"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void note(String subject) {
        transitions.note(
                new Change(
                        new ProjectId("default"),
                        "test",
                        subject,
                        "CREATED",
                        "for the test",
                        Actor.worker("test")),
                Map.of("seen", true));
    }

    private List<String> subjects(Cursor from) {
        return transitions.after(from, 1000).stream().map(TransitionRow::subject).toList();
    }
}
