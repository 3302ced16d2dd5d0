package dev.slipway.admin;

import java.util.List;

/**
 * How a model did on its suite.
 *
 * @param asked cases that were asked, and how many were answered; a dash before the end
 * @param worst the cases that it did worst on, worst first
 */
record EvaluationSheet(
        String id,
        Badge badge,
        String reason,
        String suite,
        String asked,
        List<Score> scores,
        List<Worst> worst) {

    /**
     * @param live a dash without a live version to compare with
     * @param needs what the gate wants of it; blank for nothing
     */
    record Score(String scorer, String candidate, String live, String difference, String needs) {}

    /**
     * @param answer null when none came
     * @param problem why none came
     * @param live what the live version answered; null when it was not asked
     */
    record Worst(
            String caseId,
            String question,
            String expected,
            String answer,
            String problem,
            String live,
            String scores) {}
}
