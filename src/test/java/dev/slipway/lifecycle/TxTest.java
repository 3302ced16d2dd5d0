package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TxTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callAgain_workerWasFaster_looksAgain() {
        assertThat(Tx.callAgain(() -> racedUntil(3))).isEqualTo(3);
    }

    @Test
    void callAgain_racedForEver_isGivenUp() {
        assertThatThrownBy(() -> Tx.callAgain(() -> racedUntil(100)))
                .hasStackTraceContaining("changed");
        assertThat(calls).hasValue(5);
    }

    @Test
    void callAgain_sameWasMadeMeanwhile_looksAgain() {
        assertThat(
                        Tx.<Integer>callAgain(
                                () -> {
                                    if (calls.incrementAndGet() == 1) {
                                        throw new IllegalStateException(
                                                new SQLException("twin", "23505"));
                                    }
                                    return calls.get();
                                }))
                .isEqualTo(2);
    }

    @Test
    void callAgain_otherFailure_isNotRepeated() {
        assertThatThrownBy(
                        () ->
                                Tx.callAgain(
                                        () -> {
                                            calls.incrementAndGet();
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessageContaining("no");
        assertThat(calls).hasValue(1);
    }

    /** A connection that ended by itself leaves an exception without a state. */
    @Test
    void callAgain_connectionIsGone_saysSo() {
        assertThatThrownBy(
                        () ->
                                Tx.callAgain(
                                        () -> {
                                            calls.incrementAndGet();
                                            throw new IllegalStateException(
                                                    new SQLException("gone, for the test"));
                                        }))
                .hasStackTraceContaining("gone, for the test");
        assertThat(calls).hasValue(1);
    }

    private int racedUntil(int last) {
        if (calls.incrementAndGet() < last) {
            throw new OptimisticLockException("changed");
        }
        return calls.get();
    }
}
