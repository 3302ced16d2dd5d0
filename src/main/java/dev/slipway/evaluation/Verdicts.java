package dev.slipway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a model may go on. Pure: the same scores give the same verdict. */
public final class Verdicts {
    private static final int FEWEST_ANSWERS = 5;

    /** Means of a few thousand scores are exact to far more digits than this. */
    private static final double ROUNDING = 1e-9;

    private Verdicts() {}

    /**
     * FAIL when sound numbers of the candidate miss the gate; INCONCLUSIVE when numbers that are
     * needed are missing: more than a tenth of the cases or all but four unanswered, a NaN, or a
     * live run of another size. Without a live version {@code vsLive} is skipped.
     */
    public static VerdictResult decide(Gate gate, RunScores candidate, Optional<RunScores> live) {
        Optional<String> doubt = doubt("candidate", candidate);
        if (doubt.isPresent()) {
            return inconclusive(doubt.get());
        }
        List<String> reached = new ArrayList<>();
        for (Map.Entry<String, Double> wanted : gate.min().entrySet()) {
            double mean = candidate.mean(wanted.getKey());
            if (Double.isNaN(mean)) {
                return inconclusive(noScore(wanted.getKey(), "candidate"));
            }
            if (mean < wanted.getValue() - ROUNDING) {
                return fail(wanted.getKey(), mean, "below the minimum", wanted.getValue());
            }
            reached.add("%s %s".formatted(wanted.getKey(), Text.number(mean)));
        }
        return live.isEmpty() || gate.vsLive().isEmpty()
                ? withoutLive(gate, candidate, reached)
                : againstLive(gate, candidate, live.get(), reached);
    }

    private static VerdictResult withoutLive(Gate gate, RunScores candidate, List<String> reached) {
        for (String scorer : gate.vsLive().keySet()) {
            if (Double.isNaN(candidate.mean(scorer))) {
                return inconclusive(noScore(scorer, "candidate"));
            }
        }
        if (!gate.vsLive().isEmpty()) {
            reached.add("no live version to compare with");
        }
        return pass(reached);
    }

    private static VerdictResult againstLive(
            Gate gate, RunScores candidate, RunScores live, List<String> reached) {
        Optional<String> doubt = doubt("live version", live);
        if (doubt.isPresent()) {
            return inconclusive(doubt.get());
        }
        if (live.cases() != candidate.cases()) {
            return inconclusive(
                    ("The live version was asked %d cases and the candidate %d, so they"
                                    + " cannot be compared. Evaluate both with one suite.")
                            .formatted(live.cases(), candidate.cases()));
        }
        for (Map.Entry<String, Double> wanted : gate.vsLive().entrySet()) {
            String scorer = wanted.getKey();
            double difference = candidate.mean(scorer) - live.mean(scorer);
            if (Double.isNaN(difference)) {
                return inconclusive(noScore(scorer, "candidate or the live version"));
            }
            if (difference < wanted.getValue() - ROUNDING) {
                return fail(scorer + " against live", difference, "below", wanted.getValue());
            }
            reached.add("%s against live %s".formatted(scorer, Text.number(difference)));
        }
        return pass(reached);
    }

    private static Optional<String> doubt(String who, RunScores run) {
        int missing = run.cases() - run.answered();
        if (run.answered() < FEWEST_ANSWERS) {
            return Optional.of(
                    ("Only %d cases of the %s were answered, at least %d are needed. Run it"
                                    + " again or add cases.")
                            .formatted(run.answered(), who, FEWEST_ANSWERS));
        }
        if (missing * 10L > run.cases()) {
            return Optional.of(
                    ("%d of %d cases of the %s got no answer, more than a tenth. Find out"
                                    + " why and run it again.")
                            .formatted(missing, run.cases(), who));
        }
        return Optional.empty();
    }

    private static String noScore(String scorer, String who) {
        return "%s has no score for the %s on some case. Check the expectations of the suite."
                .formatted(scorer, who);
    }

    private static VerdictResult pass(List<String> reached) {
        return new VerdictResult(Verdict.PASS, String.join(", ", reached));
    }

    private static VerdictResult fail(String what, double value, String how, double wanted) {
        return new VerdictResult(
                Verdict.FAIL,
                "%s %s is %s %s".formatted(what, Text.number(value), how, Text.number(wanted)));
    }

    private static VerdictResult inconclusive(String reason) {
        return new VerdictResult(Verdict.INCONCLUSIVE, reason);
    }
}
