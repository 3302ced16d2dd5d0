package dev.slipway.deployment;

import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** When the provider is to stop an endpoint of V1 by itself: for days without Slipway. */
@ApplicationScoped
class SafetyNet {
    /** Later than our guard, and not before what a person may keep at a time. */
    private static final Duration A_DAY = Duration.ofHours(24);

    private final Models models;

    SafetyNet(Models models) {
        this.models = models;
    }

    /** Zero, which is never, where our guard would be later or does not stop it at all. */
    Duration of(Deployment d) {
        Duration idle = Tx.call(() -> IdleTime.of(models.get(d.modelId)));
        return idle.isZero() || idle.compareTo(A_DAY) >= 0 ? Duration.ZERO : A_DAY;
    }
}
