package dev.slipway.deployment;

import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Gathers what the provider says about a deployment. */
@ApplicationScoped
class DeploymentObserver {
    private final DeploymentStore store;
    private final DeploymentHost host;
    private final EffectStore effects;

    DeploymentObserver(DeploymentStore store, DeploymentHost host, EffectStore effects) {
        this.store = store;
        this.host = host;
        this.effects = effects;
    }

    Deployment deployment(String id) {
        return store.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("No deployment " + id));
    }

    DeploymentFacts facts(Deployment d) {
        boolean needsEndpoint =
                d.state == DeploymentState.CREATING || d.state == DeploymentState.DELETING;
        RemoteEndpoint endpoint =
                d.endpointId == null || !needsEndpoint
                        ? null
                        : present(() -> host.endpoint(d.endpointId));
        // Below an endpoint that is gone nothing is left.
        boolean below = d.externalId != null && (endpoint != null || !needsEndpoint);
        RemoteDeployment remote =
                below ? present(() -> host.deployment(d.endpointId, d.externalId)) : null;
        return new DeploymentFacts(endpoint, remote, maybeCreated(d));
    }

    /**
     * Also a create whose answer we have and whose id did not get into the record before a crash.
     */
    private boolean maybeCreated(Deployment d) {
        return effects.of(d.id).stream()
                .anyMatch(
                        effect ->
                                effect.state() == EffectState.ATTEMPTING
                                        || effect.state() == EffectState.UNKNOWN
                                        || effect.state() == EffectState.CONFIRMED
                                                && !effect.externalId().equals(d.endpointId)
                                                && !effect.externalId().equals(d.externalId));
    }

    private static <T> T present(Supplier<T> read) {
        try {
            return read.get();
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
