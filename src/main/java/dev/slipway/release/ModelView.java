package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.Stage;
import dev.slipway.model.preflight.Kind;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.Generation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A model as callers see it.
 *
 * @param version number within its alias
 * @param heldFrom where it goes on; null unless HELD
 * @param replicas ready now; null without a deployment
 * @param usdPerHour what they cost now
 * @param preflight the report of the preflight; only when one model is asked for
 * @param actions each wish with {@code allowed} or why not; only when one model is asked for
 */
public record ModelView(
        String id,
        String alias,
        int version,
        Stage stage,
        Stage heldFrom,
        Instant heldUntil,
        String reason,
        String source,
        String repository,
        String commit,
        Kind kind,
        String triggerWord,
        String baseModel,
        Generation generation,
        String togetherModelId,
        String togetherEndpointId,
        String togetherStatus,
        String togetherStatusOf,
        String deploymentId,
        String evaluationId,
        String verdict,
        Double score,
        Integer replicas,
        BigDecimal usdPerHour,
        Instant canaryUntil,
        ReleasePlan plan,
        JsonNode preflight,
        Map<String, String> actions,
        Instant createdAt,
        Instant updatedAt) {

    static ModelView of(CustomModel m, DeploymentView deployment, Map<String, String> actions) {
        return new ModelView(
                m.id,
                m.alias,
                m.modelVersion,
                m.stage,
                m.heldFrom,
                m.heldUntil,
                m.reason,
                m.source,
                m.weights.repository,
                m.weights.commit,
                m.weights.kind,
                m.weights.triggerWord,
                m.baseModel,
                m.apiGeneration,
                m.togetherModelId,
                m.togetherEndpointId,
                m.togetherStatus,
                m.togetherStatusOf,
                m.deploymentId,
                m.evaluationId,
                m.verdict,
                m.score,
                deployment == null ? null : deployment.readyReplicas(),
                deployment == null ? null : deployment.usdPerHour(),
                m.canaryUntil,
                m.plan(),
                actions == null ? null : report(m),
                actions,
                m.createdAt,
                m.updatedAt);
    }

    private static JsonNode report(CustomModel m) {
        String json = m.weights.preflightJson;
        return json == null ? null : JsonText.read(json, JsonNode.class);
    }
}
