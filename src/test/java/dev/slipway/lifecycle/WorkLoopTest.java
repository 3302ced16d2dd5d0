package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WorkLoopTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject EngineByHand engine;
    @Inject EngineConfig config;
    @Inject WorkItems items;
    @Inject TestWork work;
    @Inject TestBulk bulk;
    @Inject TestNews news;
    @Inject Sql sql;

    @BeforeEach
    @AfterEach
    void empty() {
        sql.update("DELETE FROM work_item");
    }

    @Test
    void loop_providerHangsInEverySlot_subscribersAreTold() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        work.behave(
                claim -> {
                    hanging.incrementAndGet();
                    awaited(answer);
                    return Settlement.done();
                });
        for (int i = 0; i < 2 * config.slots(); i++) {
            enqueue(TestWork.KIND, "hangs-" + i);
        }
        int before = news.runs();
        try (EngineByHand.Running running = engine.start()) {
            eventually(() -> hanging.get() == config.slots());

            enqueue(TestNews.KIND, "told");
            running.loop().hint();

            eventually(() -> news.runs() == before + 1);
            assertThat(hanging).hasValue(config.slots());
            answer.countDown();
            eventually(() -> hanging.get() == 2 * config.slots());
        } finally {
            answer.countDown();
        }
    }

    /** Nothing is known of such a list: all of it may need calls, one by one. */
    @Test
    void loop_firstListOfItsKind_takesNoMoreThanCanStart() {
        CountDownLatch looked = new CountDownLatch(1);
        bulk.behave(
                claim -> {
                    awaited(looked);
                    return null;
                },
                claim -> Settlement.done());
        int before = news.runs();
        try (EngineByHand.Running running = engine.start()) {
            some("asked-", 20 * config.slots());
            running.loop().hint();
            eventually(() -> leased() > 0);

            // Each is told in a round of its own, and the round asks for the others, too.
            for (int round = 1; round <= 3; round++) {
                enqueue(TestNews.KIND, "round-" + round);
                running.loop().hint();
                int told = before + round;
                eventually(() -> news.runs() == told);
            }

            assertThat(count("kind = 'test-bulk' AND lease_owner IS NOT NULL"))
                    .isEqualTo(config.slots());
            looked.countDown();
            eventually(() -> left() == 0);
            assertThat(bulk.alone()).hasSize(20 * config.slots()).doesNotHaveDuplicates();
            assertThat(bulk.together().stream().mapToInt(Integer::intValue).sum())
                    .as("none is looked at, handed back and looked at again")
                    .isLessThanOrEqualTo(20 * config.slots());
        } finally {
            looked.countDown();
        }
    }

    /** A list may be long; that each of it needs a call of its own is only seen with it. */
    @Test
    void loop_longListOfWhichEachNeedsACall_leavesToOthersWhatFindsNoRoom() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        bulk.behave(claim -> Settlement.done(), claim -> Settlement.done());
        try (EngineByHand.Running running = engine.start()) {
            some("listed-", 20 * config.slots());
            eventually(() -> left() == 0);
            bulk.behave(
                    claim -> null,
                    claim -> {
                        hanging.incrementAndGet();
                        awaited(answer);
                        return Settlement.done();
                    });

            some("asked-", 20 * config.slots());
            running.loop().hint();

            eventually(() -> hanging.get() == config.slots() && leased() <= 2 * config.slots());
            assertThat(left()).isEqualTo(20 * config.slots());
            assertThat(unharmed()).isEqualTo(left() - leased());
            answer.countDown();
            eventually(() -> left() == 0);
            assertThat(hanging).hasValue(20 * config.slots());
        } finally {
            answer.countDown();
        }
    }

    /** A lane that holds enough takes nothing: each way in which work ends must be counted. */
    @Test
    void loop_moreThanALaneMayHold_goesOnToTheEnd() {
        AtomicInteger looks = new AtomicInteger();
        work.behave(
                claim -> {
                    if (looks.incrementAndGet() % 3 == 0) {
                        throw new IllegalStateException("for the test");
                    }
                    return Settlement.done();
                });
        bulk.behave(
                claim -> {
                    int look = looks.incrementAndGet();
                    if (look % 50 == 0) {
                        throw new IllegalStateException("for the test");
                    }
                    return look % 2 == 0 ? Settlement.done() : null;
                },
                claim -> Settlement.done());
        try (EngineByHand.Running running = engine.start(10)) {
            some("listed-", 10 * config.slots());
            Tx.run(() -> IntStream.range(0, 10 * config.slots()).forEach(this::single));
            running.loop().hint();

            eventually(() -> count("last_error IS NULL") == 0);
        }
    }

    private void single(int number) {
        items.enqueue(TestWork.KIND, "single-" + number, PROJECT);
    }

    private void some(String name, int number) {
        Tx.run(
                () ->
                        IntStream.range(0, number)
                                .forEach(i -> items.enqueue(TestBulk.KIND, name + i, PROJECT)));
    }

    private int left() {
        return count("true");
    }

    private int leased() {
        return count("lease_owner IS NOT NULL");
    }

    /** Nobody holds it, and nothing counts against it. */
    private int unharmed() {
        return count("lease_owner IS NULL AND attempt = 0 AND failures = 0");
    }

    private int count(String which) {
        return sql.first(
                        "SELECT count(*) AS n FROM work_item WHERE " + which,
                        row -> row.getInt("n"))
                .orElseThrow();
    }

    private void enqueue(String kind, String subject) {
        Tx.run(() -> items.enqueue(kind, subject, PROJECT));
    }

    private static void eventually(Callable<Boolean> that) {
        await().atMost(Duration.ofSeconds(30)).until(that);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
