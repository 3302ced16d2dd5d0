package dev.slipway.evaluation;

import java.util.Map;

/**
 * One answer, kept for good.
 *
 * @param side {@code candidate} or {@code live}
 * @param answer null when none came
 * @param problem why none came; null otherwise
 * @param scores by scorer; empty without an answer
 */
public record AnswerRow(
        String side,
        int caseNo,
        String caseId,
        String question,
        String expected,
        String answer,
        String problem,
        Map<String, Double> scores) {}
