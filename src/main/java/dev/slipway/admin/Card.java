package dev.slipway.admin;

import dev.slipway.deployment.DeploymentView;
import dev.slipway.model.CustomModel;
import java.time.Instant;

/**
 * One model on the board.
 *
 * @param baseModel a dash until the preflight has found it
 * @param status the provider's raw word; null when it said nothing
 * @param endpoint {@code ep_...}; null without one, and when it is gone
 * @param replicas ready of at most so many; a dash without a deployment
 * @param event why it is where it is
 */
record Card(
        String id,
        String alias,
        int version,
        StageGroup group,
        Badge badge,
        String baseModel,
        String status,
        String endpoint,
        String replicas,
        String usdPerHour,
        String score,
        Badge verdict,
        Moment born,
        Moment changed,
        String event) {

    /**
     * @param deployment null without one
     */
    static Card of(CustomModel m, DeploymentView deployment, KeyNames names, Instant now) {
        return new Card(
                m.id,
                m.alias,
                m.modelVersion,
                StageGroup.of(m.stage),
                Badge.of(m.stage),
                Figures.orUnknown(m.baseModel),
                status(m, deployment),
                endpoint(m, deployment),
                deployment == null
                        ? Figures.UNKNOWN
                        : deployment.readyReplicas() + " of " + deployment.maxReplicas(),
                Figures.usdPerHour(deployment == null ? null : deployment.usdPerHour()),
                Figures.score(m.score),
                m.verdict == null ? null : Badge.verdict(m.verdict),
                Moment.of(m.createdAt, now),
                Moment.of(m.updatedAt, now),
                names.in(m.reason));
    }

    /** What is gone with an ended model is not shown as if it were there. */
    private static String endpoint(CustomModel m, DeploymentView deployment) {
        return deployment == null && m.stage.terminal() ? null : m.togetherEndpointId;
    }

    /** The deployment's own word is newer than the one the model took over from it. */
    private static String status(CustomModel m, DeploymentView deployment) {
        if (deployment != null && deployment.providerState() != null) {
            return deployment.providerState();
        }
        return m.togetherStatus;
    }
}
