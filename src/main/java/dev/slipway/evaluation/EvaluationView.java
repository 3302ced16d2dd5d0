package dev.slipway.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.JsonText;
import java.time.Instant;
import java.util.List;

/**
 * A run as callers see it.
 *
 * @param score mean of the gate's first scorer, 0 to 1
 * @param answers only when one run is asked for; all of the candidate's, then all of the live
 *     version's
 */
public record EvaluationView(
        String id,
        EvaluationState state,
        String reason,
        String modelId,
        String suiteId,
        Verdict verdict,
        Double score,
        JsonNode scores,
        List<AnswerRow> answers,
        Instant createdAt,
        Instant updatedAt) {

    static EvaluationView of(Evaluation run, List<AnswerRow> answers) {
        return new EvaluationView(
                run.id,
                run.state,
                run.reason,
                run.modelId,
                run.suiteId,
                run.verdict,
                run.score,
                run.scoresJson == null ? null : JsonText.read(run.scoresJson, JsonNode.class),
                answers,
                run.createdAt,
                run.updatedAt);
    }
}
