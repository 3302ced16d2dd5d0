package dev.slipway.deployment;

import dev.slipway.provider.Generation;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A deployment as callers see it.
 *
 * @param usdPerHour what its ready replicas cost now; null when the provider names no price
 * @param lease for whom it runs and until when; null where nobody asked for it, and before it
 *     served for the first time
 */
public record DeploymentView(
        String id,
        DeploymentState state,
        String reason,
        String modelId,
        int generation,
        Generation apiGeneration,
        String endpointId,
        String endpointName,
        String externalId,
        String providerState,
        String providerMessage,
        String hardware,
        int minReplicas,
        int maxReplicas,
        int readyReplicas,
        BigDecimal usdPerHour,
        Deployment.Wish wish,
        Lease lease,
        Instant createdAt,
        Instant updatedAt) {

    public static DeploymentView of(Deployment d) {
        return of(d, null);
    }

    static DeploymentView of(Deployment d, Lease lease) {
        return new DeploymentView(
                d.id,
                d.state,
                d.reason,
                d.modelId,
                d.generation,
                d.apiGeneration,
                d.endpointId,
                d.endpointName,
                d.externalId,
                d.providerState,
                d.providerMessage,
                d.hardware,
                d.minReplicas,
                d.maxReplicas,
                d.readyReplicas,
                Money.usdPerHour(d),
                d.wish,
                lease,
                d.createdAt,
                d.updatedAt);
    }
}
