package dev.slipway.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.InjectMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Many projects at their limit: none waits for another, and no failure is the others'. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BudgetStopManyTest {
    private static final List<ProjectId> PROJECTS =
            Stream.of("one", "two", "three", "four").map(ProjectId::new).toList();

    @Inject Transitions transitions;
    @Inject DatabaseFacts database;
    @Inject LedgerSums ledger;
    @InjectMock BudgetStore store;

    private final Queue<String> stopped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void allAtTheirLimit() {
        Limits nothing = new Limits(null, BigDecimal.ZERO);
        Mockito.when(store.all())
                .thenReturn(
                        PROJECTS.stream()
                                .map(it -> new Budget(it, 1, nothing, Limits.NONE, null, "test"))
                                .toList());
    }

    @Test
    void run_providerIsSlowForAll_stopsThemSideBySide() {
        CyclicBarrier together = new CyclicBarrier(PROJECTS.size());
        Spender slow =
                spender(
                        what -> {
                            meet(together);
                            what.forEach(it -> stopped.add(it.project().value()));
                        });

        stop(slow).run();

        assertThat(stopped).containsExactlyInAnyOrder("one", "two", "three", "four");
    }

    @Test
    void run_oneStopAndOneSpenderFail_theOthersAreStopped_andTheDutyHasFailed() {
        Spender silent = Mockito.mock(Spender.class);
        Mockito.when(silent.burning(Mockito.any())).thenThrow(new IllegalStateException("a row"));
        Spender good =
                spender(
                        what -> {
                            if (what.getFirst().project().value().equals("one")) {
                                throw new IllegalStateException("always");
                            }
                            what.forEach(it -> stopped.add(it.project().value()));
                        });

        assertThatThrownBy(() -> stop(silent, good).run())
                .hasMessageContaining("2 failed")
                .hasMessageContaining("a row")
                .hasMessageContaining("always");
        assertThat(stopped).containsExactlyInAnyOrder("two", "three", "four");
    }

    private BudgetStop stop(Spender... spenders) {
        return new BudgetStop(
                store,
                new Spends(ledger, List.of(spenders), database),
                new BudgetStop.Stoppable(List.of(spenders)),
                transitions,
                database);
    }

    private interface Stop {
        void stop(List<Burning> what);
    }

    private static Spender spender(Stop stop) {
        return new Spender() {
            @Override
            public List<Burning> burning(Instant now) {
                return PROJECTS.stream()
                        .map(
                                it ->
                                        new Burning(
                                                it,
                                                "dep_" + it.value(),
                                                "serving",
                                                BigDecimal.ONE,
                                                BigDecimal.ZERO,
                                                true))
                        .toList();
            }

            @Override
            public void stop(List<Burning> what, String why, Actor by) {
                stop.stop(what);
            }
        };
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the others wait until this one is stopped", e);
        }
    }
}
