package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiallerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Receiver receiver = new Receiver();

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** Nobody could look this name up: what is dialled is the address and only the address. */
    @Test
    void post_nameThatNoResolverKnows_goesToTheCheckedAddressWithTheNameAsHost() {
        String url = "http://hooks.slipway.invalid:" + receiver.port() + "/a%20b?c=d";

        Answer answer = dialler(PLENTY).post(target(url), Map.of("webhook-id", "m1"), "{}", NOW);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().header("Host"))
                .isEqualTo("hooks.slipway.invalid:" + receiver.port());
        assertThat(receiver.got().getFirst().path()).isEqualTo("/a%20b?c=d");
        assertThat(receiver.got().getFirst().messageId()).isEqualTo("m1");
        assertThat(receiver.got().getFirst().body()).isEqualTo("{}");
    }

    /** Several endpoints may be on one host; slow ones must not keep the others from it. */
    @Test
    void post_manyToOneHostAtOnce_waitForNoneOfTheOthers() throws Exception {
        int many = 12;
        CountDownLatch here = new CountDownLatch(many);
        receiver.behave(
                (exchange, body) -> {
                    here.countDown();
                    Receiver.answer(exchange, awaited(here) ? 204 : 503);
                });
        Targets.Target target = target("http://127.0.0.1:" + receiver.port() + "/");
        Dialler dialler = dialler(PLENTY);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> posts =
                    Collections.nCopies(many, () -> dialler.post(target, Map.of(), "{}", NOW));
            for (Future<Answer> answer : threads.invokeAll(posts)) {
                assertThat(answer.get().status()).isEqualTo(204);
            }
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void post_redirectToAnInnerAddress_isNotFollowed(int status) {
        try (Receiver inner = new Receiver()) {
            receiver.behave(
                    (exchange, body) -> {
                        exchange.getResponseHeaders().add("Location", inner.url());
                        Receiver.answer(exchange, status);
                    });

            Answer answer = post(PLENTY);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.accepted()).isFalse();
            assertThat(inner.got()).isEmpty();
        }
    }

    @Test
    void post_answerOfOneGigabyte_isCutAtSixteenKilobytes() throws Exception {
        long gigabyte = 1L << 30;
        CompletableFuture<Long> written = new CompletableFuture<>();
        receiver.behave(
                (exchange, body) -> {
                    exchange.sendResponseHeaders(200, gigabyte);
                    written.complete(flood(exchange.getResponseBody(), gigabyte));
                });

        Answer answer = post(PLENTY);

        assertThat(answer.accepted()).isTrue();
        assertThat(answer.text()).hasSize(Reading.MOST_BYTES);
        assertThat(written.get(PLENTY.toSeconds(), TimeUnit.SECONDS)).isLessThan(gigabyte / 10);
    }

    @Test
    void post_answerThatNeverEnds_endsAtTheDeadlineWithItsStatus() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.behave(
                (exchange, body) -> {
                    exchange.sendResponseHeaders(500, 0);
                    exchange.getResponseBody().write("so far".getBytes());
                    exchange.getResponseBody().flush();
                    await(over);
                });

        Answer answer = post(Duration.ofMillis(1500));
        over.countDown();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("so far");
    }

    @Test
    void post_noAnswer_endsAtTheDeadline() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.behave((exchange, body) -> await(over));

        Answer answer = post(Duration.ofMillis(300));
        over.countDown();

        assertThat(answer).isEqualTo(Answer.none("no answer within 0.3 s"));
    }

    @Test
    void post_nobodyListens_saysWhy() {
        receiver.close();

        Answer answer = post(PLENTY);

        assertThat(answer.status()).isNull();
        assertThat(answer.text()).startsWith("no answer: Connection refused");
    }

    @Test
    void post_retryAfter_isRead() {
        receiver.behave(
                (exchange, body) -> {
                    exchange.getResponseHeaders()
                            .add("Retry-After", "Sat, 21 Nov 2026 10:00:30 GMT");
                    Receiver.answer(exchange, 429);
                });

        assertThat(post(PLENTY).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    private Answer post(Duration deadline) {
        return dialler(deadline).post(target(receiver.url()), Map.of(), "{}", NOW);
    }

    private static Dialler dialler(Duration deadline) {
        return new Dialler(VERTX, deadline, new HttpClientOptions());
    }

    private static Targets.Target target(String url) {
        WebhookConfig config = TestSettings.open("127.0.0.0/8");
        return new Targets(config, new AddressRules(config), name -> List.of(loopback()))
                .check(url);
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByName("127.0.0.1");
    }

    /** Writes until nobody takes it any more; how much it got rid of. */
    private static long flood(OutputStream out, long most) {
        byte[] chunk = new byte[1 << 16];
        java.util.Arrays.fill(chunk, (byte) 'x');
        long written = 0;
        try {
            while (written < most) {
                out.write(chunk);
                written += chunk.length;
            }
        } catch (IOException e) {
            // Hung up, as it should.
        }
        return written;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PLENTY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
