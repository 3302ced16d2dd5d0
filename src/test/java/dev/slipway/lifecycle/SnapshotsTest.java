package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final Duration AGE = Duration.ofSeconds(10);

    record Thing(String id, String state) {}

    private final List<Thing> atTheProvider = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Snapshots<Thing> snapshots =
            new Snapshots<>(
                    () -> {
                        calls.incrementAndGet();
                        return List.copyOf(atTheProvider);
                    },
                    Thing::id,
                    AGE,
                    clock);

    @Test
    void find_manyInOneRound_listOnce() {
        IntStream.range(0, 1000).forEach(i -> atTheProvider.add(new Thing("t" + i, "RUNNING")));

        IntStream.range(0, 1000).forEach(i -> assertThat(snapshots.find("t" + i)).isPresent());

        assertThat(calls).hasValue(1);
    }

    @Test
    void find_snapshotTooOld_listsAgain() {
        atTheProvider.add(new Thing("one", "RUNNING"));
        snapshots.find("one");
        atTheProvider.set(0, new Thing("one", "DONE"));

        now = now.plus(AGE).minusMillis(1);
        assertThat(snapshots.find("one")).get().extracting(Thing::state).isEqualTo("RUNNING");
        now = now.plusMillis(1);
        assertThat(snapshots.find("one")).get().extracting(Thing::state).isEqualTo("DONE");
    }

    @Test
    void find_elementWithoutId_spoilsNothing() {
        atTheProvider.add(new Thing(null, "RUNNING"));
        atTheProvider.add(new Thing("one", "RUNNING"));
        atTheProvider.add(new Thing("one", "twin"));

        assertThat(snapshots.find("one")).get().extracting(Thing::state).isEqualTo("RUNNING");
        assertThat(snapshots.find("two")).isEmpty();
    }

    @Test
    void find_listFails_thoseWhoWaitedShareTheFailureAndTheNextAsksAgain() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Snapshots<Thing> failing =
                new Snapshots<>(
                        () -> {
                            calls.incrementAndGet();
                            asked.countDown();
                            await(answer);
                            throw new IllegalStateException("away");
                        },
                        Thing::id,
                        AGE,
                        clock);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> first = threads.submit(() -> failing.find("one"));
            asked.await();
            List<Thread> waiting = new ArrayList<>();
            List<Future<?>> others =
                    IntStream.range(0, 5)
                            .<Future<?>>mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        synchronized (waiting) {
                                                            waiting.add(Thread.currentThread());
                                                        }
                                                        return failing.find("one");
                                                    }))
                            .toList();
            awaitParked(waiting, 5);
            answer.countDown();

            assertThatThrownBy(first::get).hasMessageContaining("away");
            others.forEach(other -> assertThatThrownBy(other::get).hasMessageContaining("away"));
        }
        assertThat(calls).hasValue(1);
        assertThatThrownBy(() -> failing.find("one")).hasMessageContaining("away");
        assertThat(calls).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parked on the lock, behind the one who asks. */
    private static void awaitParked(List<Thread> threads, int count) {
        while (true) {
            synchronized (threads) {
                if (threads.size() == count
                        && threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING)) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }
}
