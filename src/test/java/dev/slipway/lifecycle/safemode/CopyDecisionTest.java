package dev.slipway.lifecycle.safemode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Standing.Witness;
import dev.slipway.lifecycle.safemode.ServerFacts.Facts;
import org.junit.jupiter.api.Test;

class CopyDecisionTest {
    private static final Facts SERVER = new Facts(16384, "7000", 1L);
    private static final Mark MARK = new Mark(900, 900, SERVER, 5, 40);

    @Test
    void decide_nothingChanged_isNoDoubt() {
        assertThat(CopyDecision.decide(MARK, SERVER, null)).isEmpty();
        assertThat(CopyDecision.decide(MARK, SERVER, new Witness(5, 40))).isEmpty();
        assertThat(CopyDecision.decide(MARK, SERVER, new Witness(5, 12)))
                .as("other replicas went on")
                .isEmpty();
    }

    @Test
    void decide_transactionCounterBeyond32Bits_isNoDoubt() {
        Mark old = new Mark(7, (3L << 32) + 7, SERVER, 5, 40);

        assertThat(CopyDecision.decide(old, SERVER, null)).isEmpty();
    }

    @Test
    void decide_anotherClusterDatabaseOrRow_isACopy() {
        assertThat(cause(MARK, new Facts(16384, "7001", 1L), null)).isEqualTo(Cause.COPY);
        assertThat(cause(MARK, new Facts(16999, "7000", 1L), null)).isEqualTo(Cause.COPY);
        assertThat(cause(new Mark(901, 900, SERVER, 5, 40), SERVER, null)).isEqualTo(Cause.COPY);
    }

    @Test
    void decide_beatThatWasAcknowledgedIsMissing_isBehind() {
        assertThat(cause(MARK, SERVER, new Witness(5, 41))).isEqualTo(Cause.BEHIND);
        assertThat(cause(MARK, SERVER, new Witness(6, 0))).isEqualTo(Cause.BEHIND);
    }

    @Test
    void decide_acceptedByAPersonSince_isNotBehind() {
        assertThat(CopyDecision.decide(MARK, SERVER, new Witness(4, 900))).isEmpty();
    }

    @Test
    void decide_timelineGrew_isAFailoverOrARestore() {
        assertThat(cause(MARK, new Facts(16384, "7000", 2L), new Witness(5, 40)))
                .isEqualTo(Cause.TIMELINE);
    }

    @Test
    void decide_serverDoesNotTell_decidesNothing() {
        assertThat(CopyDecision.decide(MARK, new Facts(16384, null, null), null)).isEmpty();
    }

    private static Cause cause(Mark mark, Facts now, Witness witness) {
        return CopyDecision.decide(mark, now, witness).orElseThrow().cause();
    }
}
