package dev.slipway.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.lifecycle.Tracked;
import dev.slipway.model.preflight.Kind;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.Generation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of one alias: {@code support-bot} 7. */
@Entity
@Table(name = "model")
public class CustomModel extends Tracked<Stage> {
    /** The word for work items and transitions. */
    public static final String KIND = "model";

    public String alias;

    @Column(name = "model_version")
    public int modelVersion;

    @Enumerated(EnumType.STRING)
    public Stage stage;

    @Enumerated(EnumType.STRING)
    @Column(name = "held_from")
    public Stage heldFrom;

    @Column(name = "held_reason")
    public String heldReason;

    @Column(name = "held_until")
    public Instant heldUntil;

    public String reason;

    /** Where CLOSING leads to. */
    @Enumerated(EnumType.STRING)
    public Stage outcome;

    /**
     * What it was made of, such as {@code fine-tune:ft_...}: with project and alias the model's
     * identity.
     */
    public String source;

    /** Null until the preflight has found it, when the request did not say. */
    @Column(name = "base_model")
    public String baseModel;

    /** Where its weights come from; empty for what a fine-tune made. */
    @Embedded public Weights weights = new Weights();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "plan")
    public String planJson;

    @Enumerated(EnumType.STRING)
    @Column(name = "api_generation")
    public Generation apiGeneration;

    /** {@code ml_...} in generation V2; in V1 the name with the account's prefix. */
    @Column(name = "together_model_id")
    public String togetherModelId;

    @Column(name = "together_endpoint_id")
    public String togetherEndpointId;

    /** The provider's raw word for what the model waits on. */
    @Column(name = "together_status")
    public String togetherStatus;

    /** {@code upload}, {@code validation} or {@code deployment}. */
    @Column(name = "together_status_of")
    public String togetherStatusOf;

    @Column(name = "deployment_id")
    public String deploymentId;

    @Column(name = "evaluation_id")
    public String evaluationId;

    public String verdict;
    public Double score;

    @Column(name = "canary_until")
    public Instant canaryUntil;

    @Column(name = "standby_until")
    public Instant standbyUntil;

    @Column(name = "cancel_requested_at")
    public Instant cancelRequestedAt;

    @Column(name = "retire_requested_at")
    public Instant retireRequestedAt;

    /** What a person asked for and the worker has not done yet: approve, retry, resume, pause. */
    public String wish;

    @Column(name = "wish_by")
    public String wishBy;

    @Override
    public Stage state() {
        return stage;
    }

    @Override
    protected void state(Stage next) {
        stage = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    public ReleasePlan plan() {
        return JsonText.read(planJson, ReleasePlan.class);
    }

    /** When a person last asked for its end; null when nobody did. */
    public Instant endRequestedAt() {
        boolean cancelLast =
                retireRequestedAt == null
                        || cancelRequestedAt != null
                                && cancelRequestedAt.isAfter(retireRequestedAt);
        return cancelLast ? cancelRequestedAt : retireRequestedAt;
    }

    /** {@code support-bot@7}, as the gateway takes it. */
    public String name() {
        return alias + "@" + modelVersion;
    }

    /** True when it is named in each request to its base: nothing is uploaded or deployed. */
    public boolean imageLora() {
        return weights.kind == Kind.IMAGE_LORA;
    }

    /**
     * True for an adapter that V1 binds to an endpoint of its base. Where the base has no form for
     * that, the adapter is deployed by its own name.
     */
    public boolean boundAdapter() {
        return apiGeneration == Generation.V1
                && weights.kind == Kind.ADAPTER
                && weights.baseModelId != null;
    }

    /** Moves and keeps the reason where a person sees it. */
    @Override
    public void moveTo(Stage to, String why, Actor by, Instant now) {
        super.moveTo(to, why, by, now);
        reason = why;
    }

    /** Puts it aside until a person helps; resumes where it was. */
    public void hold(String why, Instant until, Actor by, Instant now) {
        Stage from = stage;
        moveTo(Stage.HELD, why, by, now);
        heldFrom = from;
        heldReason = why;
        heldUntil = until;
    }

    /** Takes it back to where it was held, or one of the stages before that lead there again. */
    public void release(Stage to, String why, Actor by, Instant now) {
        moveTo(to, why, by, now);
        heldFrom = null;
        heldReason = null;
        heldUntil = null;
    }

    /** Begins the end; what it owns is taken down first. */
    public void close(Stage ending, String why, Actor by, Instant now) {
        moveTo(Stage.CLOSING, why, by, now);
        outcome = ending;
    }

    @Override
    protected ObjectNode publicFacts() {
        ObjectNode facts = super.publicFacts();
        facts.put("alias", alias);
        facts.put("version", modelVersion);
        facts.put("repository", weights.repository);
        facts.put("commit", weights.commit);
        facts.put("togetherModelId", togetherModelId);
        facts.put("togetherEndpointId", togetherEndpointId);
        facts.put("togetherStatus", togetherStatus);
        facts.put("verdict", verdict);
        facts.put("score", score);
        return facts;
    }
}
