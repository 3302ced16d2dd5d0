package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.RequestBudget.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurseTest {
    /** Ten a second, ten at once. */
    private static final Allowance TEN = new Allowance("k", "training", 600, 10);

    private final HandClock clock = new HandClock();
    private final Rows rows = new Rows();
    private final Purse purse = new Purse(rows, clock);

    @Test
    void take_severalInARow_asksTheDatabaseOnce() {
        rows.gives = 10;

        IntStream.range(0, 10).forEach(i -> assertThat(purse.take(TEN)).isEmpty());

        assertThat(rows.asked).isEqualTo(1);
    }

    @Test
    void take_heldTooLong_lapses() {
        rows.gives = 10;
        purse.take(TEN);

        clock.turn(Purse.KEEP);
        purse.take(TEN);

        assertThat(rows.asked).isEqualTo(2);
    }

    @Test
    void take_emptyRow_saysHowLong() {
        rows.gives = 0;

        assertThat(purse.take(TEN)).contains(Rows.WAIT);
    }

    @Test
    void take_databaseAway_countsAlone() {
        rows.down = true;

        IntStream.range(0, 10).forEach(i -> assertThat(purse.take(TEN)).isEmpty());
        assertThat(purse.take(TEN)).contains(Duration.ofMillis(100));
        clock.turn(Duration.ofMillis(100));
        assertThat(purse.take(TEN)).isEmpty();

        // Each attempt may take seconds.
        assertThat(rows.asked).isEqualTo(1);
    }

    @Test
    void take_databaseBack_sharesAgain() {
        rows.down = true;
        purse.take(TEN);
        rows.down = false;
        rows.gives = 1;

        clock.turn(Purse.ALONE);
        purse.take(TEN);

        assertThat(rows.asked).isEqualTo(2);
    }

    @Test
    void pause_ofAnAnswer_holdsAllAndIsToldOnce() {
        rows.gives = 10;
        purse.take(TEN);

        purse.pause(Duration.ofSeconds(30));
        purse.pause(Duration.ofSeconds(5));

        assertThat(purse.take(TEN)).contains(Duration.ofSeconds(30));
        assertThat(purse.take(TEN)).contains(Duration.ofSeconds(30));
        assertThat(rows.paused).isEqualTo(1);
        clock.turn(Duration.ofSeconds(30));
        assertThat(purse.take(TEN)).isEmpty();
    }

    private static final class Rows extends BudgetRows {
        static final Duration WAIT = Duration.ofMillis(70);
        int gives;
        int asked;
        int paused;
        boolean down;

        Rows() {
            super(null, null);
        }

        @Override
        boolean ready() {
            return true;
        }

        @Override
        Grant take(Allowance allowance, int most) {
            asked++;
            if (down) {
                throw new IllegalStateException("no database");
            }
            return new Grant(gives, gives > 0 ? Duration.ZERO : WAIT);
        }

        @Override
        void pause(Allowance allowance, Duration wait) {
            paused++;
        }
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-10-01T08:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
