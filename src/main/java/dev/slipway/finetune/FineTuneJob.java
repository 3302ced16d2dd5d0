package dev.slipway.finetune;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.lifecycle.Tracked;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.Generation;
import dev.slipway.provider.TrainingJob;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A training job and what became of it. */
@Entity
@Table(name = "fine_tune")
class FineTuneJob extends Tracked<FineTuneState> {
    static final String KIND = "fine-tune";

    @Enumerated(EnumType.STRING)
    FineTuneState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "held_from")
    FineTuneState heldFrom;

    @Column(name = "held_reason")
    String heldReason;

    String reason;
    String alias;

    /** In which generation its model will be deployed; decided when it was submitted. */
    @Enumerated(EnumType.STRING)
    @Column(name = "api_generation")
    public Generation apiGeneration = Generation.V2;

    @Column(name = "base_model")
    String baseModel;

    @Column(name = "training_file")
    String trainingFile;

    @Column(name = "validation_file")
    String validationFile;

    String suffix;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "hyperparameters")
    String hyperparametersJson;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "wandb")
    String wandbJson;

    /** Name of the secret with the token for HuggingFace; null when none is needed. */
    @Column(name = "hub_token_secret")
    String hubTokenSecret;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "plan")
    String planJson;

    /**
     * Grows with each submission that a person asks for after the provider refused or lost the one
     * before.
     */
    int generation;

    @Column(name = "provider_job_id")
    String providerJobId;

    @Column(name = "provider_status")
    String providerStatus;

    @Column(name = "provider_model_id")
    String providerModelId;

    @Column(name = "provider_output")
    String providerOutput;

    @Column(name = "estimate_usd")
    BigDecimal estimateUsd;

    /** Of all that was submitted for it, as far as the provider has said. */
    @Column(name = "price_usd")
    BigDecimal priceUsd;

    /** The provider's job whose price was added last: none is added twice, and each is. */
    @Column(name = "priced_job_id")
    String pricedJobId;

    @Column(name = "steps_done")
    Long stepsDone;

    @Column(name = "steps_total")
    Long stepsTotal;

    @Column(name = "model_id")
    String modelId;

    @Column(name = "cancel_requested_at")
    Instant cancelRequestedAt;

    @Column(name = "cancel_requested_by")
    String cancelRequestedBy;

    /** What its generation deploys: V2 the model object, V1 the output's name. May be null. */
    String deployable(TrainingJob.Result result) {
        return apiGeneration == Generation.V1 ? result.outputName() : result.deployableId();
    }

    @Override
    public FineTuneState state() {
        return state;
    }

    @Override
    protected void state(FineTuneState next) {
        state = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    void observe(TrainingJob remote) {
        providerStatus = remote.status();
        if (remote.progress() != null) {
            stepsDone = remote.progress().stepsCompleted();
            stepsTotal = remote.progress().totalSteps();
        }
    }

    /** Whether {@link #observe} would change nothing. */
    boolean knows(TrainingJob remote) {
        TrainingJob.Progress progress = remote.progress();
        return Objects.equals(providerStatus, remote.status())
                && (progress == null
                        || Objects.equals(stepsDone, progress.stepsCompleted())
                                && Objects.equals(stepsTotal, progress.totalSteps()));
    }

    ReleasePlan plan() {
        return JsonText.read(planJson, ReleasePlan.class);
    }

    Map<String, Object> hyperparameters() {
        return JsonText.read(hyperparametersJson, new TypeReference<>() {});
    }

    /** Null when nothing is reported. */
    WandbReport wandb() {
        return wandbJson == null ? null : JsonText.read(wandbJson, WandbReport.class);
    }

    @Override
    public void moveTo(FineTuneState to, String why, Actor by, Instant now) {
        if (state == FineTuneState.HELD) {
            heldFrom = null;
            heldReason = null;
        }
        super.moveTo(to, why, by, now);
        reason = why;
    }

    void hold(String why, Actor by, Instant now) {
        FineTuneState from = state;
        moveTo(FineTuneState.HELD, why, by, now);
        heldFrom = from;
        heldReason = why;
    }

    @Override
    protected ObjectNode publicFacts() {
        ObjectNode facts = super.publicFacts();
        facts.put("alias", alias);
        facts.put("baseModel", baseModel);
        facts.put("providerJobId", providerJobId);
        facts.put("providerStatus", providerStatus);
        facts.put("modelId", modelId);
        return facts;
    }
}
