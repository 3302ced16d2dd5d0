package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a person does while an attempt is under way is not overwritten by what the attempt brings.
 */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class PersonMeanwhileTest {
    @Inject Post post;
    @Inject Webhooks webhooks;
    @Inject Transitions transitions;

    private final Receiver receiver = new Receiver();
    private final Receiver mended = new Receiver();
    private volatile RuntimeException failure;

    @BeforeEach
    void clear() {
        post.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
        mended.close();
        assertThat(failure).isNull();
    }

    @Test
    void newUrl_whileTheOldOneAnswersGone_isNotDisabledForIt() {
        WebhookView webhook = post.subscribe(receiver, "model.*");
        happens();
        during(410, () -> change(webhook, new WebhookChange(mended.url(), null, null, null)));
        post.turn();
        happens();
        post.turn();

        assertThat(get(webhook).enabled()).isTrue();
        assertThat(get(webhook).failingSince()).isNull();
        assertThat(mended.got()).hasSize(1);
    }

    @Test
    void disabled_whileItAnswersGone_keepsThePersonsReasonAndIsNotedOnce() {
        WebhookView webhook = post.subscribe(receiver, "model.*");
        happens();
        during(410, () -> change(webhook, new WebhookChange(null, null, null, false)));
        post.turn();

        assertThat(get(webhook).disabledReason()).isEqualTo("a person disabled it");
        assertThat(transitions.of("default", webhook.id()))
                .extracting(TransitionRow::to)
                .containsExactly("CREATED", "DISABLED");
    }

    @Test
    void redeliver_whileTheLastAttemptFails_isDoneAllTheSame() {
        receiver.status(500);
        WebhookView webhook = post.subscribe(receiver, "model.*");
        happens();
        post.turn();
        String delivery = post.only(webhook).id();
        during(500, () -> webhooks.redeliver(Post.PROJECT, delivery));
        TurnedClock.turn(Duration.ofMinutes(2));
        post.once();

        assertThat(post.only(webhook).attempts()).isZero();
        receiver.status(204);
        post.once();
        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
    }

    @Test
    void newUrl_ofAWebhookThatFails_startsCleanAndSendsWhatWaitsAtOnce() {
        receiver.status(500);
        WebhookView webhook = post.subscribe(receiver, "model.*");
        happens();
        post.turn();
        post.turnAfter(Duration.ofMinutes(2));
        assertThat(get(webhook).failingSince()).isNotNull();

        change(webhook, new WebhookChange(mended.url(), null, null, null));

        assertThat(get(webhook).failingSince()).isNull();
        post.turn();
        assertThat(mended.got()).hasSize(1);
        assertThat(post.only(webhook).state()).isEqualTo("DELIVERED");
    }

    /** Another event may be queued in between; the answer is about the test all the same. */
    @Test
    void test_whileEventsCome_answersWithTheTest() {
        WebhookView webhook = post.subscribe(receiver, "model.*");
        happens();
        post.once();

        assertThat(webhooks.test(Post.PROJECT, webhook.id(), Post.TESTER).type())
                .isEqualTo("webhook.test");
    }

    private void happens() {
        post.happens("m" + UUID.randomUUID(), "LIVE");
    }

    private void during(int status, Runnable deed) {
        // The receiver's threads know nothing of the service's classes.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        receiver.behave(
                (exchange, body) -> {
                    try {
                        Thread.currentThread().setContextClassLoader(loader);
                        deed.run();
                    } catch (RuntimeException e) {
                        failure = e;
                    }
                    Receiver.answer(exchange, status);
                });
    }

    private void change(WebhookView webhook, WebhookChange change) {
        webhooks.change(Post.PROJECT, webhook.id(), change, Post.TESTER);
    }

    private WebhookView get(WebhookView webhook) {
        return webhooks.get(Post.PROJECT, webhook.id());
    }
}
