package dev.slipway.deployment;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.RemoteDeployment;

/** Decides the next step from the record and the facts. Pure. */
final class DeploymentDecision {
    private DeploymentDecision() {}

    static DeploymentStep decide(Deployment d, DeploymentFacts facts) {
        if (d.wish == Deployment.Wish.DELETE
                && d.state != DeploymentState.DELETING
                && !d.state.terminal()) {
            return new DeploymentStep.Move(DeploymentState.DELETING, "no longer wanted");
        }
        return switch (d.state) {
            case PLANNED -> new DeploymentStep.Choose();
            case CREATING -> creating(d, facts);
            case STARTING, READY, DEGRADED -> running(d, facts);
            case STOPPING -> stopping(d, facts);
            case STOPPED ->
                    d.wish == Deployment.Wish.START
                            ? new DeploymentStep.Scale(
                                    d.autoscaling(),
                                    DeploymentState.STARTING,
                                    d.wished("start was asked for"))
                            : stopped(d, facts);
            case DELETING -> deleting(facts);
            case FAILED -> failed(facts);
            case DELETED -> new DeploymentStep.Note();
        };
    }

    private static DeploymentStep creating(Deployment d, DeploymentFacts facts) {
        if (d.externalId == null) {
            return new DeploymentStep.Create();
        }
        RemoteDeployment remote = facts.remote();
        if (remote == null) {
            return gone(facts);
        }
        if (facts.link() == Link.MISSING) {
            return new DeploymentStep.Connect();
        }
        if (remote.in("STOPPED")) {
            return new DeploymentStep.Scale(
                    d.autoscaling(),
                    DeploymentState.STARTING,
                    "created without replicas, which were then asked for");
        }
        // Made without replicas, and can only be started once it is settled.
        return scaledDown(remote) && !remote.in("FAILED")
                ? new DeploymentStep.Note()
                : new DeploymentStep.Move(DeploymentState.STARTING, "created at the provider");
    }

    /** One answer that it is not there may be wrong, and replacing it costs money. */
    private static DeploymentStep gone(DeploymentFacts facts) {
        return facts.missing()
                ? new DeploymentStep.Move(DeploymentState.FAILED, "it is gone at the provider")
                : new DeploymentStep.Missed();
    }

    private static DeploymentStep running(Deployment d, DeploymentFacts facts) {
        RemoteDeployment remote = facts.remote();
        if (remote == null) {
            return gone(facts);
        }
        if (remote.in("FAILED")) {
            return new DeploymentStep.Move(DeploymentState.FAILED, said(remote));
        }
        if (d.wish == Deployment.Wish.STOP) {
            return new DeploymentStep.Scale(
                    Autoscaling.STOPPED, DeploymentState.STOPPING, d.wished("stop was asked for"));
        }
        if (remote.in("STOPPING") || remote.in("STOPPED")) {
            return d.state == DeploymentState.STARTING && !facts.stoppedOutside()
                    // A restart that the provider has not begun yet.
                    ? new DeploymentStep.Note()
                    : new DeploymentStep.Move(
                            DeploymentState.STOPPING, "stopped at the provider, not by us");
        }
        if (facts.starved()) {
            return new DeploymentStep.Move(
                    DeploymentState.FAILED, Starving.REASON + ": " + said(remote));
        }
        if (facts.link() == Link.MISSING) {
            return new DeploymentStep.Connect();
        }
        DeploymentState seen =
                remote.in("READY")
                        ? DeploymentState.READY
                        : remote.in("DEGRADED") && ready(remote) > 0
                                ? DeploymentState.DEGRADED
                                : d.state;
        return seen == d.state
                ? new DeploymentStep.Note()
                : new DeploymentStep.Move(seen, said(remote));
    }

    private static DeploymentStep stopping(Deployment d, DeploymentFacts facts) {
        RemoteDeployment remote = facts.remote();
        if (remote == null) {
            return gone(facts);
        }
        if (remote.in("FAILED")) {
            return new DeploymentStep.Move(DeploymentState.FAILED, "it failed at the provider");
        }
        if (remote.in("STOPPED")) {
            return new DeploymentStep.Move(DeploymentState.STOPPED, stopped(d));
        }
        return scaledDown(remote)
                ? new DeploymentStep.Note()
                : new DeploymentStep.Scale(Autoscaling.STOPPED, null, "stop was asked for");
    }

    /** Who finds it stopped wants to know why it was. */
    static String stopped(Deployment d) {
        return (d.reason == null ? "stopped" : d.reason) + "; nothing is billed";
    }

    /** What runs although it was stopped was started by somebody else, unless a stop is wanted. */
    private static DeploymentStep stopped(Deployment d, DeploymentFacts facts) {
        if (!costs(facts.remote())) {
            return new DeploymentStep.Note();
        }
        return d.wish == Deployment.Wish.STOP
                ? new DeploymentStep.Scale(Autoscaling.STOPPED, null, d.wished("stopped again"))
                : new DeploymentStep.Move(
                        DeploymentState.STARTING, "started at the provider, not by us");
    }

    /** What failed here may still run there, and cost money: nobody waits for it any more. */
    private static DeploymentStep failed(DeploymentFacts facts) {
        return costs(facts.remote())
                ? new DeploymentStep.Scale(Autoscaling.STOPPED, null, "it failed")
                : new DeploymentStep.Note();
    }

    /** 0/0, wait for STOPPED, disconnect, delete: in this order only. */
    private static DeploymentStep deleting(DeploymentFacts facts) {
        RemoteDeployment remote = facts.remote();
        if (costs(remote)) {
            return new DeploymentStep.Scale(Autoscaling.STOPPED, null, "no longer wanted");
        }
        if (remote != null && !remote.in("STOPPED") && !remote.in("FAILED")) {
            return new DeploymentStep.Note();
        }
        if (remote != null) {
            return facts.link() == Link.THERE
                    ? new DeploymentStep.Disconnect()
                    : new DeploymentStep.Delete();
        }
        if (facts.maybeCreated()) {
            return new DeploymentStep.Create();
        }
        if (facts.endpoint() != null) {
            return new DeploymentStep.Delete();
        }
        return facts.missing() ? new DeploymentStep.Gone() : new DeploymentStep.Missed();
    }

    /** Unless it is down, or told to go there. */
    static boolean costs(RemoteDeployment remote) {
        return remote != null
                && !remote.in("STOPPED")
                && !remote.in("STOPPING")
                && !remote.in("FAILED")
                && !scaledDown(remote);
    }

    private static boolean scaledDown(RemoteDeployment remote) {
        return remote.desiredReplicas() != null && remote.desiredReplicas() == 0;
    }

    private static int ready(RemoteDeployment remote) {
        return remote.readyReplicas() == null ? 0 : remote.readyReplicas();
    }

    private static String said(RemoteDeployment remote) {
        return remote.message() == null || remote.message().isBlank()
                ? "the provider says " + remote.state()
                : "the provider says: " + remote.message();
    }
}
