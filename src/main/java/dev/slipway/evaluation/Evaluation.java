package dev.slipway.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.lifecycle.Tracked;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One run of a suite against a model, and against the live version when the gate compares. */
@Entity
@Table(name = "evaluation")
public class Evaluation extends Tracked<EvaluationState> {
    public static final String KIND = "evaluation";

    @Enumerated(EnumType.STRING)
    EvaluationState state;

    String reason;

    @Column(name = "model_id")
    String modelId;

    @Column(name = "suite_id")
    String suiteId;

    /** Inference name of the model under test. */
    String candidate;

    /** Inference name of the live version; null when there is none or the gate does not compare. */
    String live;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "gate")
    String gateJson;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    /** Mean of the candidate by the gate's first scorer, 0 to 1. */
    Double score;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "scores")
    String scoresJson;

    int attempt;

    @Column(name = "cancel_requested_at")
    Instant cancelRequestedAt;

    @Override
    public EvaluationState state() {
        return state;
    }

    @Override
    protected void state(EvaluationState next) {
        state = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    public Verdict verdict() {
        return verdict;
    }

    public Double score() {
        return score;
    }

    public String reason() {
        return reason;
    }

    Gate gate() {
        return JsonText.read(gateJson, Gate.class);
    }

    @Override
    public void moveTo(EvaluationState to, String why, Actor by, Instant now) {
        super.moveTo(to, why, by, now);
        reason = why;
    }

    @Override
    protected ObjectNode publicFacts() {
        ObjectNode facts = super.publicFacts();
        facts.put("modelId", modelId);
        facts.put("verdict", verdict == null ? null : verdict.name());
        facts.put("score", score);
        return facts;
    }
}
