package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.lifecycle.Sql;
import dev.slipway.problem.Problem;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook that was allowed once is checked again at each attempt, down to the connection. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class GuardTest {
    @Inject Post post;
    @Inject Webhooks webhooks;
    @Inject WebhookSecrets secrets;
    @Inject WebhookRows rows;
    @Inject Sql sql;
    @Inject Vertx vertx;

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        post.clear();
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::count);
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    /** Positive control: the same delivery arrives where the operator opened the range. */
    @Test
    void send_rangeOpened_makesOneConnection() {
        Answer answer = send(TestSettings.open("127.0.0.0/8"), "127.0.0.1");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]"})
    void send_rangeClosed_makesNoConnection(String host) {
        Answer answer = send(TestSettings.closed(), host);

        assertThat(answer.status()).isNull();
        assertThat(answer.text()).startsWith("not sent, the URL ");
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "http://[::1]:8080/",
                "http://[::ffff:127.0.0.1]/",
                "http://localhost./",
                "http://user@127.0.0.1/"
            })
    void create_whatIsNotOpened_isRefused(String url) {
        assertThatThrownBy(
                        () ->
                                webhooks.create(
                                        Post.PROJECT, new NewWebhook(url, null, null), Post.TESTER))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("url: ");
    }

    /** The name led outside when the webhook was made; now it leads to the metadata service. */
    @Test
    void delivery_targetThatMovedInside_isNotSentAndTriedLater() {
        WebhookView webhook =
                webhooks.create(
                        Post.PROJECT, new NewWebhook(url("127.0.0.1"), null, null), Post.TESTER);
        sql.update("UPDATE webhook SET url = 'http://169.254.169.254/'");
        post.happens("moved-" + listener.getLocalPort() + System.nanoTime(), "LIVE");
        post.turn();

        DeliveryView delivery = post.only(webhook);
        assertThat(delivery.state()).isEqualTo("PENDING");
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.lastAnswer()).startsWith("not sent, the URL leads to 169.254.169.254");
        assertThat(connections).hasValue(0);
    }

    private Answer send(WebhookConfig config, String host) {
        WebhookView made =
                webhooks.create(
                        Post.PROJECT, new NewWebhook(url("127.0.0.1"), null, null), Post.TESTER);
        sql.update("UPDATE webhook SET url = ?", url(host));
        Webhook webhook = rows.get(Post.PROJECT, made.id());
        Targets targets =
                new Targets(
                        config,
                        new AddressRules(config),
                        name -> List.of(InetAddress.getAllByName(name)));
        return new Sender(targets, secrets, new Dialler(vertx, config))
                .send(
                        webhook,
                        new Delivery("d", webhook.id(), "evt_1", "s", "{}", 0),
                        Instant.now());
    }

    private String url(String host) {
        return "http://" + host + ":" + listener.getLocalPort() + "/";
    }

    private void count() {
        try {
            while (true) {
                try (Socket socket = listener.accept()) {
                    connections.incrementAndGet();
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes());
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
