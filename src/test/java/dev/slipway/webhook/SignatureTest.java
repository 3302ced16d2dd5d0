package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, held against the reference library of Standard Webhooks. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class SignatureTest {
    @Inject Post post;
    @Inject Webhooks webhooks;
    @Inject WebhookSecrets secrets;
    @Inject Sql sql;

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
    void delivery_withItsSecret_isVerified() throws Exception {
        WebhookView webhook = post.subscribe(receiver);
        post.happens("model_1", "LIVE");
        post.turn();

        Receiver.Got got = receiver.got().getFirst();

        verify(webhook.secret(), got);
        assertThat(got.header("Content-Type")).isEqualTo("application/json");
        assertThat(got.messageId()).matches("evt_[0-9a-z]{26}_[0-9a-z]{16}");
        assertThat(webhook.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    @Test
    void delivery_changedOnItsWay_isNotVerified() {
        WebhookView webhook = post.subscribe(receiver);
        post.happens("model_1", "LIVE");
        post.turn();

        Receiver.Got got = receiver.got().getFirst();
        Receiver.Got forged =
                new Receiver.Got(got.headers(), got.path(), got.body().replace("LIVE", "DEAD"));

        assertThatThrownBy(() -> verify(webhook.secret(), forged))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(SigningSecret.random().text(), got))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void rotate_forADay_bothSecretsVerify() throws Exception {
        WebhookView first = post.subscribe(receiver, "model.*");
        String second = webhooks.rotate(Post.PROJECT, first.id(), Post.TESTER).secret();
        post.happens("model_1", "LIVE");
        post.turn();

        Receiver.Got got = receiver.got().getFirst();

        assertThat(got.header("webhook-signature").split(" ")).hasSize(2);
        verify(first.secret(), got);
        verify(second, got);
    }

    /** The library holds timestamps against the machine's clock, so here time stays put. */
    @Test
    void live_aDayAfterTheRotation_isTheNewSecretAlone() {
        WebhookView first = post.subscribe(receiver);
        String second = webhooks.rotate(Post.PROJECT, first.id(), Post.TESTER).secret();
        TurnedClock.turn(WebhookSecrets.OVERLAP.minusMinutes(1));
        assertThat(live(first)).containsExactly(second, first.secret());

        TurnedClock.turn(Duration.ofMinutes(2));

        assertThat(live(first)).containsExactly(second);
    }

    @Test
    void rotate_twice_endsTheOldestAtOnce() {
        WebhookView first = post.subscribe(receiver);
        String second = webhooks.rotate(Post.PROJECT, first.id(), Post.TESTER).secret();
        String third = webhooks.rotate(Post.PROJECT, first.id(), Post.TESTER).secret();

        assertThat(live(first)).containsExactly(third, second);
    }

    @Test
    void secret_atRest_isNeitherTextNorBytes() {
        WebhookView webhook = post.subscribe(receiver);
        byte[] plain = Base64.getDecoder().decode(webhook.secret().substring("whsec_".length()));

        byte[] stored =
                sql.first("SELECT current FROM webhook_secret", row -> row.getBytes(1))
                        .orElseThrow();

        assertThat(latin(stored)).doesNotContain(webhook.secret(), latin(plain));
        assertThatCode(secrets::requireReadable).doesNotThrowAnyException();
    }

    @Test
    void requireReadable_sealedWithAnotherMasterKey_refusesToRun() {
        post.subscribe(receiver);
        sql.update("UPDATE webhook_secret SET key_id = 'strange'");

        assertThatThrownBy(secrets::requireReadable)
                .hasMessageContaining("1 webhook secrets")
                .hasMessageContaining("SLIPWAY_MASTER_KEY");
    }

    private List<String> live(WebhookView webhook) {
        return secrets.live(Post.PROJECT, webhook.id(), new TurnedClock().instant()).stream()
                .map(SigningSecret::text)
                .toList();
    }

    private static void verify(String secret, Receiver.Got got) throws Exception {
        new com.standardwebhooks.Webhook(secret)
                .verify(got.body(), HttpHeaders.of(got.headers(), (name, value) -> true));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
