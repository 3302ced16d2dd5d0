package dev.slipway.deployment;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Makes deployments without replicas where the provider allows it: whatever is lost between the
 * create and the record costs nothing then, and the paid act is an update that may be sent twice.
 * No document says whether Together allows it, so it is asked once per process, by a dry run.
 */
@ApplicationScoped
class ColdStart {
    private static final Logger LOG = Logger.getLogger(ColdStart.class);

    private final DeploymentHost host;
    private volatile Boolean allowed;

    ColdStart(DeploymentHost host) {
        this.host = host;
    }

    /** The same request without replicas, if that is allowed. */
    DeploymentRequest cold(String endpointId, DeploymentRequest warm) {
        DeploymentRequest cold =
                new DeploymentRequest(
                        warm.name(),
                        warm.modelObjectId(),
                        warm.config(),
                        Autoscaling.STOPPED,
                        warm.options());
        Boolean known = allowed;
        if (known == null) {
            known = ask(endpointId, cold, warm);
        }
        return known ? cold : warm;
    }

    /** A create was refused all the same: the next one asks again. */
    void forget() {
        allowed = null;
    }

    private boolean ask(String endpointId, DeploymentRequest cold, DeploymentRequest warm) {
        ProviderException refusal = refusal(endpointId, cold);
        if (refusal == null) {
            allowed = true;
            return true;
        }
        // Refused for another reason: the create itself says it then, and costs nothing.
        if (refusal.kind() == FailureKind.CONFLICT || refusal(endpointId, warm) != null) {
            return true;
        }
        LOG.infof("Deployments are created with their replicas: %s", refusal.getMessage());
        allowed = false;
        return false;
    }

    /** Null when it would be taken. */
    private ProviderException refusal(String endpointId, DeploymentRequest request) {
        try {
            host.validate(endpointId, request);
            return null;
        } catch (ProviderException e) {
            if (e.outcome() == Outcome.REFUSED) {
                return e;
            }
            throw e;
        }
    }
}
