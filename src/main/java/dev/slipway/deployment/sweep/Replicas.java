package dev.slipway.deployment.sweep;

import dev.slipway.provider.RemoteDeployment;

/** Reads what GPUs do, in the words of either generation. */
final class Replicas {
    private Replicas() {}

    static Thing.Vital of(RemoteDeployment d) {
        boolean off = d.in("STOPPED") || d.in("STOPPING") || d.in("FAILED") || zero(d);
        return new Thing.Vital(d.state(), !off, billed(d), d.hardware());
    }

    private static boolean zero(RemoteDeployment d) {
        return d.desiredReplicas() != null && d.desiredReplicas() == 0;
    }

    /** A provider that does not count is taken at its word: what is ready has a replica. */
    private static int billed(RemoteDeployment d) {
        if (d.readyReplicas() != null) {
            return d.readyReplicas();
        }
        return d.in("READY") ? 1 : 0;
    }
}
