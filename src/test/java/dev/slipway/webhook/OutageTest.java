package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.problem.Problem;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that are down, slow, gone or fussy. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class OutageTest {
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject Post post;
    @Inject Webhooks webhooks;
    @Inject Transitions transitions;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void clear() {
        post.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** The clock goes from attempt to attempt; the receiver comes back after three days. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void outageOfThreeDays_worstDice_losesNothing(double jitter) {
        ChosenJitter.chosen = jitter;
        WebhookView webhook = post.subscribe(receiver.status(503));
        for (int i = 0; i < 5; i++) {
            post.happens(subject("m" + i), "LIVE");
        }
        Instant back = now().plus(THREE_DAYS);
        post.turn();
        while (now().isBefore(back)) {
            post.turnAfter(next(webhook));
            assertThat(states(webhook)).containsOnly("PENDING");
        }
        int attemptsWhileDown = receiver.got().size();

        receiver.status(204);
        for (int i = 0; i < 60 && states(webhook).contains("PENDING"); i++) {
            post.turnAfter(next(webhook));
        }

        assertThat(states(webhook)).containsOnly("DELIVERED").hasSize(5);
        assertThat(attemptsWhileDown).isBetween(5 * 8, 5 * 11);
        assertThat(receiver.got().stream().map(Receiver.Got::messageId).distinct()).hasSize(5);
        assertThat(webhooks.get(Post.PROJECT, webhook.id()).enabled()).isTrue();
    }

    @Test
    void schedule_exhausted_failsAndIsDeliveredWhenAskedFor() {
        WebhookView webhook = post.subscribe(receiver.status(500));
        post.happens(subject("a"), "LIVE");
        post.turn();
        for (int i = 0; i < 30 && states(webhook).contains("PENDING"); i++) {
            post.turnAfter(next(webhook));
        }
        DeliveryView failed = post.only(webhook);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.attempts()).isEqualTo(11);
        assertThat(failed.lastStatus()).isEqualTo(500);
        post.turnAfter(Duration.ofHours(1));
        assertThat(receiver.got()).hasSize(11);

        receiver.status(200);
        webhooks.redeliver(Post.PROJECT, failed.id());
        post.turn();

        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
        assertThat(receiver.got().stream().map(Receiver.Got::messageId).distinct()).hasSize(1);
    }

    @Test
    void endpoint_failingForFiveDays_isDisabledAndGoesOnWhereItStoodOnceEnabled() {
        WebhookView webhook = post.subscribe(receiver.status(500), "model.*");
        post.happens(subject("old"), "LIVE");
        post.turn();
        TurnedClock.turn(Health.GIVE_UP.plus(MINUTE));
        post.happens(subject("young"), "LIVE");
        post.turn();

        WebhookView disabled = webhooks.get(Post.PROJECT, webhook.id());
        assertThat(disabled.enabled()).isFalse();
        assertThat(disabled.disabledReason()).startsWith("it has failed since ");
        TransitionRow last = transitions.of(Post.PROJECT.value(), webhook.id()).getLast();
        assertThat(last.to()).isEqualTo("DISABLED");
        assertThat(last.actor()).isEqualTo("worker:webhook");
        int before = receiver.got().size();
        post.happens(subject("missed"), "LIVE");
        post.turnAfter(MINUTE);
        assertThat(receiver.got()).hasSize(before);
        assertThatThrownBy(() -> webhooks.test(Post.PROJECT, webhook.id(), Post.TESTER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is disabled");

        receiver.status(204);
        webhooks.change(
                Post.PROJECT, webhook.id(), new WebhookChange(null, null, null, true), Post.TESTER);
        post.turnAfter(Duration.ofDays(1));

        assertThat(post.deliveries(webhook)).hasSize(3);
        assertThat(states(webhook)).containsOnly("DELIVERED");
    }

    @Test
    void endpoint_answering410_isDisabledAtOnce() {
        WebhookView webhook = post.subscribe(receiver.status(410));
        post.happens(subject("a"), "LIVE");
        post.turn();

        WebhookView disabled = webhooks.get(Post.PROJECT, webhook.id());
        assertThat(disabled.enabled()).isFalse();
        assertThat(disabled.disabledReason()).isEqualTo("it answered 410 Gone");
        assertThat(post.only(webhook).state()).isEqualTo("FAILED");
    }

    @Test
    void retryAfterOfTenYears_holdsTheEndpointForAnHour() {
        WebhookView webhook = post.subscribe(receiver, "model.*");
        receiver.behave(
                (exchange, body) -> {
                    exchange.getResponseHeaders().add("Retry-After", "315360000");
                    Receiver.answer(exchange, 429);
                });
        post.happens(subject("a"), "LIVE");
        post.turn();
        receiver.status(204);
        post.turnAfter(Duration.ofMinutes(59));
        assertThat(receiver.got()).hasSize(1);

        post.turnAfter(Duration.ofMinutes(2));

        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
    }

    /** A thousand events wait for one that is down; the other has its event in the same turn. */
    @Test
    void deadEndpoint_withManyEvents_isAskedOnceAndHoldsUpNobody() {
        try (Receiver alive = new Receiver()) {
            WebhookView dead = post.subscribe(receiver, "model.*");
            receiver.status(500);
            for (int i = 0; i < 1000; i++) {
                post.happens("busy", "S" + i);
            }
            for (int i = 0; i < 6; i++) {
                post.once();
            }
            int asked = receiver.got().size();
            WebhookView other = post.subscribe(alive, "model.*");
            post.happens(subject("b"), "LIVE");
            post.turn();

            assertThat(alive.got()).hasSize(1);
            assertThat(post.only(other).state()).isEqualTo("DELIVERED");
            assertThat(asked).isBetween(1, 6);
            post.turn();
            assertThat(receiver.got().size() - asked).isLessThanOrEqualTo(2);
            assertThat(webhooks.get(Post.PROJECT, dead.id()).waiting()).isEqualTo(1001);
        }
    }

    /** An event that the receiver chokes on waits by itself; the next one goes through. */
    @Test
    void poisonousEvent_doesNotStandBeforeOthers() {
        WebhookView webhook = post.subscribe(receiver, "model.*");
        receiver.behave(
                (exchange, body) -> Receiver.answer(exchange, body.contains("poison") ? 500 : 204));
        post.happens(subject("poison"), "LIVE");
        post.turn();
        post.happens(subject("good"), "LIVE");
        post.once();
        assertThat(receiver.got()).hasSize(1);

        TurnedClock.turn(MINUTE);
        post.once();

        assertThat(states(webhook)).containsExactly("PENDING", "DELIVERED");
        assertThat(receiver.bodies()).hasSize(2).last().asString().contains("good");
    }

    @Test
    void test_whileAThousandWait_isSentFirst() {
        WebhookView webhook = post.subscribe(receiver.status(500), "model.*");
        for (int i = 0; i < 300; i++) {
            post.happens("busy", "S" + i);
        }
        post.turn();
        int before = receiver.got().size();

        DeliveryView test = webhooks.test(Post.PROJECT, webhook.id(), Post.TESTER);
        post.once();

        assertThat(receiver.bodies().subList(before, receiver.bodies().size()))
                .singleElement()
                .asString()
                .contains("\"webhook.test\"", test.eventId());
    }

    private Duration next(WebhookView webhook) {
        Instant soonest =
                post.deliveries(webhook).stream()
                        .map(DeliveryView::nextAttemptAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(now());
        // A failing endpoint is asked once a minute, so one that is due may still wait for that.
        return soonest.isAfter(now().plus(MINUTE)) ? Duration.between(now(), soonest) : MINUTE;
    }

    private List<String> states(WebhookView webhook) {
        return post.deliveries(webhook).stream()
                .map(DeliveryView::state)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Instant now() {
        return new TurnedClock().instant();
    }

    private static String subject(String name) {
        return name + "_" + UUID.randomUUID();
    }
}
