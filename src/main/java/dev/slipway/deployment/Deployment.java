package dev.slipway.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.lifecycle.Tracked;
import dev.slipway.platform.Actor;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.Generation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The GPUs of one model version. After FAILED a new one of the next generation takes its place. */
@Entity
@Table(name = "deployment")
public class Deployment extends Tracked<DeploymentState> {
    public static final String KIND = "deployment";

    @Enumerated(EnumType.STRING)
    public DeploymentState state;

    public String reason;

    @Column(name = "model_id")
    public String modelId;

    public int generation;

    @Enumerated(EnumType.STRING)
    @Column(name = "api_generation")
    public Generation apiGeneration;

    @Column(name = "together_model_id")
    public String togetherModelId;

    /** V1: the adapter's name, while {@link #togetherModelId} is the base it is bound to. */
    public String adapter;

    /** {@code ep_...}, or {@code endpoint-...} in V1. */
    @Column(name = "endpoint_id")
    public String endpointId;

    /** {@code <slug>/<endpoint>}: what inference calls {@code model}. */
    @Column(name = "endpoint_name")
    public String endpointName;

    /** {@code dep_...} of the provider; in V1 the same as the endpoint. */
    @Column(name = "external_id")
    public String externalId;

    @Column(name = "provider_state")
    public String providerState;

    @Column(name = "provider_message")
    public String providerMessage;

    /** What was asked for, {@code auto} until it is chosen; then the kind of machine. */
    public String hardware;

    /** {@code projects/{x}/configs/{cr}}; null until chosen. */
    public String config;

    @Column(name = "min_replicas")
    public int minReplicas;

    @Column(name = "max_replicas")
    public int maxReplicas;

    public String metric;
    public Integer target;

    @Column(name = "ready_replicas")
    public int readyReplicas;

    /** Per ready replica; null when the provider names no price. */
    @Column(name = "cents_per_hour")
    public BigDecimal centsPerHour;

    @Column(name = "billed_until")
    public Instant billedUntil;

    /** It failed in a way that the next one would, too: it is not replaced by itself. */
    @Column(name = "needs_person")
    public boolean needsPerson;

    @Column(name = "split_set")
    public boolean splitSet;

    /** What is wanted of it and not done yet: {@code stop}, {@code start}, {@code delete}. */
    @Enumerated(EnumType.STRING)
    public Wish wish;

    @Column(name = "wish_by")
    public String wishBy;

    /** Why, for the transition; null when it was a person's own wish. */
    @Column(name = "wish_reason")
    public String wishReason;

    @Column(name = "wish_at")
    public Instant wishAt;

    /** What a person or the release wants of a deployment. */
    public enum Wish {
        STOP,
        START,
        DELETE
    }

    @Override
    public DeploymentState state() {
        return state;
    }

    @Override
    protected void state(DeploymentState next) {
        state = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void moveTo(DeploymentState to, String why, Actor by, Instant now) {
        super.moveTo(to, why, by, now);
        reason = why;
    }

    String wished(String otherwise) {
        return wishReason == null ? otherwise : wishReason;
    }

    Autoscaling autoscaling() {
        return new Autoscaling(minReplicas, maxReplicas, metric, target);
    }

    @Override
    protected ObjectNode publicFacts() {
        ObjectNode facts = super.publicFacts();
        facts.put("modelId", modelId);
        facts.put("endpointName", endpointName);
        facts.put("providerState", providerState);
        facts.put("providerMessage", providerMessage);
        facts.put("readyReplicas", readyReplicas);
        facts.put("centsPerHour", centsPerHour);
        return facts;
    }
}
