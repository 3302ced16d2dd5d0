package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.Known.Owner;
import java.time.Duration;
import java.time.Instant;

/** Decides what is done about a finding. Pure. */
final class OrphanDecision {
    private OrphanDecision() {}

    /** What may be done at all, and when. */
    record Policy(
            boolean dryRun, boolean safeMode, Duration grace, Duration deleteAfter, Instant now) {

        boolean waited(Orphan orphan, Duration wait) {
            return !orphan.firstSeenAt.plus(wait).isAfter(now);
        }
    }

    /**
     * What to do, and the sentence that says so.
     *
     * @param what null for nothing
     */
    record Act(What what, String words) {
        static Act none(String words) {
            return new Act(null, words);
        }
    }

    enum What {
        /** Replicas to 0/0; can be taken back. */
        CALM,
        REMOVE
    }

    static Act decide(Orphan orphan, Known known, boolean running, Policy policy) {
        if (orphan.wish == Orphan.Wish.KEEP) {
            return Act.none("a person keeps it");
        }
        boolean asked = orphan.wish == Orphan.Wish.DELETE;
        Act wanted =
                asked
                        ? remove(orphan, "a person asked for it")
                        : byItself(orphan, known, running, policy);
        if (wanted.what() == null) {
            return wanted;
        }
        if (policy.dryRun()) {
            return Act.none("dry run; it would be: " + wanted.words());
        }
        return policy.safeMode() && !asked
                ? Act.none("safe mode; nothing is done unless a person asks for it")
                : wanted;
    }

    private static Act byItself(Orphan orphan, Known known, boolean running, Policy policy) {
        return switch (orphan.finding) {
            case TWIN, UNWANTED -> remove(orphan, orphan.finding.words());
            case UNADOPTED ->
                    known.owner() == Owner.WORKING
                            ? Act.none("its record was told to look")
                            : calm(orphan, running, policy, "its record waits for a person");
            case UNKNOWN ->
                    policy.waited(orphan, policy.deleteAfter())
                            ? remove(orphan, "nobody claimed it in " + policy.deleteAfter())
                            : calm(
                                    orphan,
                                    running,
                                    policy,
                                    "to be deleted "
                                            + policy.deleteAfter()
                                            + " after it was found");
        };
    }

    private static Act calm(Orphan orphan, boolean running, Policy policy, String then) {
        boolean possible = orphan.thing == Kind.DEPLOYMENT && running;
        if (!possible) {
            return Act.none(then);
        }
        return policy.waited(orphan, policy.grace())
                ? new Act(What.CALM, "replicas to 0/0; " + then)
                : Act.none("replicas go to 0/0 once it is " + policy.grace() + " old here");
    }

    private static Act remove(Orphan orphan, String why) {
        return orphan.thing.removable()
                ? new Act(What.REMOVE, "removed: " + why)
                : Act.none("the provider has no call that removes it; it costs nothing");
    }
}
