package dev.slipway.evaluation;

import static dev.slipway.evaluation.Verdict.FAIL;
import static dev.slipway.evaluation.Verdict.INCONCLUSIVE;
import static dev.slipway.evaluation.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static final Gate MIN = new Gate(Map.of("exact", 0.8), null);
    private static final Gate BOTH = new Gate(Map.of("exact", 0.8), Map.of("exact", -0.01));

    @ParameterizedTest
    @CsvSource({"0.8, PASS", "0.95, PASS", "0.7999, FAIL", "0, FAIL", "NaN, INCONCLUSIVE"})
    void decide_minimum_isInclusive(double mean, Verdict verdict) {
        assertThat(decide(MIN, run(100, 100, mean), null)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, PASS",
        "100,  90, PASS",
        "100,  89, INCONCLUSIVE",
        "  5,   5, PASS",
        "  4,   4, INCONCLUSIVE",
        "  6,   5, INCONCLUSIVE",
        "  0,   0, INCONCLUSIVE",
    })
    void decide_unansweredCases_holdInsteadOfPassing(int cases, int answered, Verdict verdict) {
        assertThat(decide(MIN, run(cases, answered, 1), null)).isEqualTo(verdict);
    }

    @Test
    void decide_manyUnansweredAndALowMean_isInconclusiveNotFail() {
        assertThat(decide(MIN, run(100, 50, 0), null)).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.90, 0.90, PASS",
        "0.89, 0.90, PASS",
        "0.88, 0.90, FAIL",
        "0.95, 0.90, PASS",
        "0.90, NaN,  INCONCLUSIVE",
    })
    void decide_againstLive_mayLoseOnlyTheMargin(double mean, double live, Verdict verdict) {
        assertThat(decide(BOTH, run(100, 100, mean), run(100, 100, live))).isEqualTo(verdict);
    }

    @Test
    void decide_positiveMargin_demandsAnImprovement() {
        Gate better = new Gate(null, Map.of("exact", 0.05));

        assertThat(decide(better, run(100, 100, 0.95), run(100, 100, 0.90))).isEqualTo(PASS);
        assertThat(decide(better, run(100, 100, 0.94), run(100, 100, 0.90))).isEqualTo(FAIL);
    }

    @Test
    void decide_noLiveVersion_skipsTheComparison() {
        VerdictResult result = Verdicts.decide(BOTH, run(100, 100, 0.85), Optional.empty());

        assertThat(result)
                .isEqualTo(new VerdictResult(PASS, "exact 0.85, no live version to compare with"));
    }

    @Test
    void decide_noLiveVersionAndNoScore_isInconclusive() {
        Gate onlyLive = new Gate(null, Map.of("numeric", -0.01));

        assertThat(decide(onlyLive, run(100, 100, 1), null)).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void decide_liveHardlyAnswered_isInconclusive() {
        assertThat(decide(BOTH, run(100, 100, 0.9), run(100, 80, 0.9))).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void decide_liveHardlyAnsweredButNotNeeded_isDecidedWithoutIt() {
        assertThat(decide(MIN, run(100, 100, 0.9), run(100, 3, 0.9))).isEqualTo(PASS);
    }

    @Test
    void decide_minimumMissedAndLiveUnsound_failsAllTheSame() {
        assertThat(decide(BOTH, run(100, 100, 0.5), run(100, 3, 0.9))).isEqualTo(FAIL);
    }

    @Test
    void decide_liveWasAskedAnotherSuite_isInconclusive() {
        assertThat(decide(BOTH, run(100, 100, 0.9), run(60, 60, 0.9))).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void decide_scorerThatDidNotRun_isInconclusive() {
        Gate other = new Gate(Map.of("exact", 0.8, "numeric", 0.5), null);

        assertThat(decide(other, run(100, 100, 1), null)).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void decide_everyScorerOfTheGate_mustReachIt() {
        Gate two = new Gate(Map.of("exact", 0.8, "contains", 0.9), null);
        RunScores run = new RunScores(100, 100, Map.of("exact", 0.8, "contains", 0.89));

        assertThat(Verdicts.decide(two, run, Optional.empty()))
                .isEqualTo(new VerdictResult(FAIL, "contains 0.89 is below the minimum 0.90"));
    }

    @Test
    void runScores_meanOverAnsweredCases_leavesTheOthersOut() {
        RunScores run =
                RunScores.of(
                        3, List.of("exact"), List.of(Map.of("exact", 1.0), Map.of("exact", 0.0)));

        assertThat(run).isEqualTo(new RunScores(3, 2, Map.of("exact", 0.5)));
    }

    @Test
    void runScores_scoreMissingOnOneCase_makesTheMeanNaN() {
        RunScores run = RunScores.of(2, List.of("exact"), List.of(Map.of("exact", 1.0), Map.of()));

        assertThat(run.mean("exact")).isNaN();
    }

    private static Verdict decide(Gate gate, RunScores candidate, RunScores live) {
        return Verdicts.decide(gate, candidate, Optional.ofNullable(live)).verdict();
    }

    private static RunScores run(int cases, int answered, double exact) {
        return new RunScores(cases, answered, Map.of("exact", exact));
    }
}
