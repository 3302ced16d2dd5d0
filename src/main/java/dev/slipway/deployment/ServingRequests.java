package dev.slipway.deployment;

import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.DeploymentRequest.Options;
import dev.slipway.provider.DeploymentRequest.Placement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of generation V2 for a deployment: which machine, where, and with how much. */
@ApplicationScoped
class ServingRequests {
    private final HardwareChoice hardware;
    private final Starving starving;

    ServingRequests(HardwareChoice hardware, Starving starving) {
        this.hardware = hardware;
        this.starving = starving;
    }

    Optional<HardwareChoice.Choice> choose(Deployment d) {
        return hardware.choose(d.togetherModelId, d.hardware, before(d));
    }

    /** With the replicas that are wanted in the end. */
    DeploymentRequest of(Deployment d, String name) {
        return new DeploymentRequest(
                name,
                d.togetherModelId,
                HardwareChoice.config(d.config),
                d.autoscaling(),
                options(d));
    }

    /** After one that starved: rather where there is room now, but anywhere. */
    private Options options(Deployment d) {
        List<String> roomy = before(d).isEmpty() ? List.of() : hardware.roomy(d.hardware);
        return roomy.isEmpty()
                ? Options.NONE
                : new Options(null, false, new Placement(roomy, false));
    }

    private Set<String> before(Deployment d) {
        return d.generation == 1 ? Set.of() : Tx.call(() -> starving.before(d));
    }
}
