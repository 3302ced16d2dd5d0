package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WorkLoopTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject EngineByHand engine;
    @Inject EngineConfig config;
    @Inject LeaseKeeper leases;
    @Inject WorkItems items;
    @Inject TestWork work;
    @Inject TestNews news;
    @Inject Sql sql;

    @BeforeEach
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
        List<Claim> waiting = new ArrayList<>();
        try (EngineByHand.Running running = engine.start()) {
            eventually(() -> hanging.get() == config.slots());
            IntStream.range(0, 4 * config.batch()).forEach(i -> waiting.add(kept(i)));

            enqueue(TestNews.KIND, "told");
            running.loop().hint();

            eventually(() -> news.runs() == before + 1);
            assertThat(hanging).hasValue(config.slots());
            waiting.forEach(leases::forget);
            answer.countDown();
            eventually(() -> hanging.get() == 2 * config.slots());
        } finally {
            answer.countDown();
            waiting.forEach(leases::forget);
        }
    }

    /** One of a list that waits for its turn. */
    private Claim kept(int number) {
        Claim claim =
                new Claim(
                        new Claim.Key(TestWork.KIND, "waits-" + number),
                        PROJECT,
                        1,
                        1,
                        System.nanoTime() + Duration.ofMinutes(1).toNanos());
        leases.keep(claim);
        return claim;
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
