package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least once, whatever happens in between. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class DeliveryTest {
    @Inject Post post;
    @Inject Webhooks webhooks;
    @Inject Sql sql;
    @Inject DataSource dataSource;
    @Inject DatabaseFacts facts;
    @Inject OutboxReader reader;
    @Inject WebhookCare care;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void clear() {
        post.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void event_wanted_isDeliveredOnceAndNothingIsLeftToDo() {
        WebhookView webhook = post.subscribe(receiver, "model.LIVE");
        post.happens(subject("a"), "CANARY");
        post.happens(subject("a"), "LIVE");
        post.turn();
        post.turn();

        assertThat(receiver.bodies()).singleElement().asString().contains("\"model.live\"");
        DeliveryView delivery = post.only(webhook);
        assertThat(delivery.state()).isEqualTo("DELIVERED");
        assertThat(delivery.lastStatus()).isEqualTo(204);
        assertThat(delivery.messageId()).isEqualTo(receiver.got().getFirst().messageId());
        assertThat(items(WebhookLog.KIND)).isZero();
    }

    /** Else a replica with another clock would not see for minutes that it is due. */
    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void attempt_ofAMachineWithAWrongClock_isPlannedByTheDatabase(long minutes) {
        WebhookView webhook = post.subscribe(receiver.status(503));
        post.happens(subject("a"), "LIVE");
        Instant before = facts.now();
        TurnedClock.misset(Duration.ofMinutes(minutes));
        post.turn();
        Instant after = facts.now();

        assertThat(post.only(webhook).nextAttemptAt())
                .isBetween(before.plusSeconds(5), after.plusSeconds(5));
        Receiver.Got sent = receiver.got().getFirst();
        assertThat(Instant.ofEpochSecond(Long.parseLong(sent.header("webhook-timestamp"))))
                .isBetween(before.minusSeconds(1), after);
    }

    @Test
    void event_beforeTheWebhook_isNotDelivered() {
        post.happens(subject("early"), "LIVE");
        WebhookView webhook = post.subscribe(receiver);
        post.happens(subject("later"), "LIVE");
        post.turn();

        assertThat(receiver.bodies()).hasSize(1);
        assertThat(post.only(webhook).subject()).startsWith("later");
    }

    /** A reader that pages by number alone would never send the one that commits late. */
    @Test
    void event_whoseTransactionCommitsLate_isDeliveredAndFirst() throws Exception {
        WebhookView webhook = post.subscribe(receiver);
        String late = subject("late");
        String other = subject("other");
        try (Connection older = dataSource.getConnection();
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO transition (id, project_id, kind, subject, move, to_state, reason, actor)"
                            + " VALUES ('evt_%s', 'default', 'model', '%s', 1, 'LIVE', 'r', 'a')"
                                    .formatted(late, late));
            post.happens(other, "LIVE");
            post.turn();
            assertThat(receiver.got()).isEmpty();

            older.commit();
        }
        post.turn();

        assertThat(post.deliveries(webhook))
                .extracting(DeliveryView::subject)
                .containsExactly(late, other);
        assertThat(receiver.got()).hasSize(2);
    }

    /** The receiver had it, but we lost the work before the answer was kept. */
    @Test
    void crash_betweenTheAnswerAndItsRow_sendsAgainWithTheSameId() {
        WebhookView webhook = post.subscribe(receiver);
        post.happens(subject("a"), "LIVE");
        receiver.behave(
                (exchange, body) -> {
                    sql.update(
                            "UPDATE work_item SET epoch = epoch + 1, lease_owner = 'other'"
                                    + " WHERE kind = 'webhook'");
                    Receiver.answer(exchange, 204);
                });
        post.turn();
        assertThat(receiver.got()).hasSize(1);
        assertThat(post.only(webhook).state()).isEqualTo("PENDING");

        receiver.status(204);
        post.turn();

        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().get(1).messageId()).isEqualTo(receiver.got().get(0).messageId());
        assertThat(receiver.got().get(1).body()).isEqualTo(receiver.got().get(0).body());
        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
    }

    @Test
    void events_manyOfSeveralRecords_eachOnceAndInOrderPerRecord() {
        WebhookView webhook = post.subscribe(receiver);
        List<String> subjects = List.of(subject("a"), subject("b"), subject("c"));
        for (int i = 0; i < 90; i++) {
            post.happens(subjects.get(i % 3), "S" + i);
        }
        post.turn();

        List<DeliveryView> all = post.deliveries(webhook);
        assertThat(all).hasSize(90).allMatch(delivery -> delivery.state().equals("DELIVERED"));
        assertThat(new HashSet<>(receiver.got().stream().map(Receiver.Got::messageId).toList()))
                .hasSize(90);
        for (String subject : subjects) {
            assertThat(
                            receiver.bodies().stream()
                                    .filter(body -> body.contains(subject))
                                    .map(body -> body.replaceAll(".*\"move\":([0-9]+).*", "$1"))
                                    .map(Integer::valueOf))
                    .hasSize(30)
                    .isSorted();
        }
    }

    /** Two webhooks on one receiver are two subscribers, with an id each. */
    @Test
    void event_forTwoWebhooks_hasAnIdForEach() {
        post.subscribe(receiver);
        post.subscribe(receiver, "model.*");
        post.happens(subject("a"), "LIVE");
        post.turn();

        Set<String> ids =
                new HashSet<>(
                        receiver.got().stream()
                                .filter(got -> got.body().contains("model.live"))
                                .map(Receiver.Got::messageId)
                                .toList());
        assertThat(ids).hasSize(2);
    }

    @Test
    void delivery_ofAnotherProject_isNotMade() {
        WebhookView webhook = post.subscribe(receiver);
        sql.update(
                "INSERT INTO transition (id, project_id, kind, subject, move, to_state, reason,"
                        + " actor) VALUES (?, 'elsewhere', 'model', ?, 1, 'LIVE', 'r', 'a')",
                subject("evt"),
                subject("theirs"));
        post.turn();

        assertThat(post.deliveries(webhook)).isEmpty();
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void places_thatAnotherDatabaseGave_startFromNow() {
        WebhookView webhook = post.subscribe(receiver);
        sql.update("UPDATE webhook_cursor SET xid = '999999999999', seq = 7");
        post.happens(subject("unseen"), "LIVE");
        post.turn();
        assertThat(receiver.got()).isEmpty();

        reader.leaveForeignPlaces();
        post.happens(subject("seen"), "LIVE");
        post.turn();

        assertThat(post.only(webhook).subject()).startsWith("seen");
    }

    @Test
    void care_forgetsWhatEndedLongAgo() {
        WebhookView webhook = post.subscribe(receiver);
        post.happens(subject("a"), "LIVE");
        post.turn();
        TurnedClock.turn(WebhookCare.KEEP_DELIVERED.minusMinutes(5));
        care.run();
        assertThat(post.deliveries(webhook)).hasSize(1);

        TurnedClock.turn(Duration.ofMinutes(10));
        care.run();

        assertThat(post.deliveries(webhook)).isEmpty();
    }

    /** As after a row of work that was parked or lost. */
    @Test
    void care_workThatIsLost_isTakenUpAgain() {
        WebhookView webhook = post.subscribe(receiver);
        post.happens(subject("a"), "LIVE");
        sql.update("DELETE FROM work_item");
        post.turn();
        assertThat(receiver.got()).isEmpty();

        care.run();
        post.once();
        sql.update("DELETE FROM work_item");
        TurnedClock.turn(Duration.ofMinutes(11));
        care.run();
        post.turn();

        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
    }

    @Test
    void fanOut_withoutWebhooks_endsAndComesBackWithTheNextOne() {
        WebhookView webhook = post.subscribe(receiver);
        post.turn();
        webhooks.delete(Post.PROJECT, webhook.id(), Post.TESTER);
        post.turn();
        assertThat(items(WebhookLog.FAN_OUT) + items(WebhookLog.KIND)).isZero();

        WebhookView next = post.subscribe(receiver);
        post.happens(subject("a"), "LIVE");
        post.turn();

        assertThat(post.only(next).state()).isEqualTo("DELIVERED");
    }

    private int items(String kind) {
        return sql.first(
                        "SELECT count(*) FROM work_item WHERE kind = ?", row -> row.getInt(1), kind)
                .orElseThrow();
    }

    private static String subject(String name) {
        return name + "_" + UUID.randomUUID();
    }
}
