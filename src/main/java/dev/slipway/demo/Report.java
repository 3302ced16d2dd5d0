package dev.slipway.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * How it ended, as {@code --json} prints it; the order of the fields is theirs in the object.
 *
 * @param fineTune its fields are null when it was never submitted
 * @param models all versions of the alias, oldest first
 * @param live version number of the live one; null when there is none
 * @param baseScore 0 to 1; null when the base model was not asked
 * @param costUsd what the provider counts, trainings and GPUs together
 * @param seconds from the start of the command
 */
record Report(
        String alias,
        FineTune fineTune,
        List<Model> models,
        Integer live,
        Double baseScore,
        List<Answer> answers,
        Webhooks webhooks,
        BigDecimal costUsd,
        double seconds) {

    record FineTune(String id, String state) {}

    /**
     * @param verdict {@code PASS}, {@code FAIL}, {@code INCONCLUSIVE}; null before there is one
     * @param score mean over the suite, 0 to 1; may be null
     */
    record Model(String id, int version, String stage, String verdict, Double score) {
        boolean isLive() {
            return "LIVE".equals(stage);
        }
    }

    /**
     * @param tuned null when no tuned model is live
     */
    record Answer(String question, String base, String tuned, String expected) {}

    /**
     * @param delivered messages that came, each counted once
     * @param verified those whose signature was right
     */
    record Webhooks(int delivered, int verified) {
        boolean complete() {
            return delivered > 0 && delivered == verified;
        }
    }

    /** When nothing could be started. */
    static Report nothing(double seconds) {
        return new Report(
                Plan.ALIAS,
                new FineTune(null, null),
                List.of(),
                null,
                null,
                List.of(),
                new Webhooks(0, 0),
                BigDecimal.ZERO,
                seconds);
    }
}
